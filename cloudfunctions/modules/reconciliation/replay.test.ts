import { NEVER } from '@shared/domain/due'
import type { OrderDoc } from '@shared/domain/order/types'
import type { DifferenceDoc } from '@shared/domain/reconciliation/types'
import { wechatPayOf } from '../../platform/settings'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { keepOutcome, processDifference } from './process-difference'
import { replayDifference } from './replay-difference'
import {
  differencesOf,
  givenDifference,
  MCHID,
  paidUnnoticed,
  refundedUnnoticed,
  silence,
} from './testing/books'

const shop = testShop()
const { lin, chen, shen, he } = PEOPLE
const HOURS = 3_600_000
const replay = (over: Partial<DifferenceDoc>) => replayDifference(givenDifference(shop, over), shop.now())
const order = (id: string) => shop.one<OrderDoc>('orders', id)
const HEALED = { healed: true, note: '' }
const still = (note: string) => ({ healed: false, note })

describe('a payment that bill and order disagree on', () => {
  test('and whose notice was lost is booked by WeChat Pay’s answer and settled', async () => {
    const { orderId, outTradeNo, transactionId } = await paidUnnoticed(shop, lin, 6800)
    expect(shop.all('orders')).toEqual([])
    expect(await replay({ outTradeNo, transactionId, billFen: 6800 })).toEqual(HEALED)
    expect(order(orderId)).toMatchObject({
      keptPoints: 68,
      settledVersion: 1,
      paid: { transactionId, totalFen: 6800 },
    })
    expect(await replay({ outTradeNo, transactionId, billFen: 6800 })).toEqual(HEALED)
    expect(order(orderId).version).toBe(1)
  })

  test.each([
    ['another transaction', { transactionId: '4200' }, 'transaction-differs'],
    ['another amount', { billFen: 6801 }, 'amount-differs'],
  ])('stays open where the bill names %s', async (_what, over, note) => {
    const { outTradeNo, transactionId } = await shop.paid(lin, 6800)
    expect(await replay({ outTradeNo, transactionId, billFen: 6800, ...over })).toEqual(still(note))
  })

  test('is healed where the bill lists none and WeChat Pay knows it', async () => {
    const { outTradeNo, transactionId } = await shop.paid(lin, 6800)
    expect(await replay({ kind: 'payment-missing-there', outTradeNo, transactionId })).toEqual(HEALED)
  })

  test.each([
    [6799, still('payer-differs')],
    [6800, HEALED],
    [6801, HEALED],
    [null, still('payer-differs')],
  ])('about a discount: the payer paid 6800 and could have paid %p at most', async (billFen, outcome) => {
    const { outTradeNo, transactionId } = await shop.paid(lin, 6800)
    expect(await replay({ kind: 'payment-discount', outTradeNo, transactionId, billFen })).toEqual(outcome)
  })

  test('stays open where WeChat Pay knows no such order, or does not answer', async () => {
    expect(await replay({ outTradeNo: 'T-UNKNOWN' })).toEqual(still('unknown'))
    silence(shop)
    expect(await replay({ outTradeNo: 'T-UNKNOWN' })).toEqual(still('unanswered'))
  })

  test('stays open where the answer fits no order', async () => {
    const { orderId, outTradeNo, transactionId } = await shop.paid(lin, 6800)
    shop.change('orders', orderId, { amountFen: 1, paid: null })
    expect(await replay({ outTradeNo, transactionId, billFen: 6800 })).toEqual(still('unmatched'))
  })
})

describe('a refund that bill and order disagree on', () => {
  const paidAndRefunded = async (fen = 1000) => {
    const { outTradeNo, orderId } = await shop.paid(lin, 6800)
    await refundedUnnoticed(shop, outTradeNo, fen)
    return { outTradeNo, orderId }
  }
  const refund = { kind: 'refund-missing-here' as const, refundNo: 'P-1' }

  test('and whose notice was lost takes back what it must', async () => {
    const { outTradeNo, orderId } = await paidAndRefunded()
    expect(await replay({ ...refund, outTradeNo, billFen: 1000 })).toEqual(HEALED)
    expect(order(orderId)).toMatchObject({
      keptPoints: 58,
      refunds: [{ no: 'P-1', fen: 1000, state: 'success' }],
    })
    expect(await replay({ ...refund, outTradeNo, billFen: null })).toEqual(HEALED)
  })

  test.each([
    ['another amount', { billFen: 999 }, 'refund-amount-differs'],
    ['another order', { outTradeNo: 'T-OTHER' }, 'order-differs'],
  ])('stays open where the bill names %s', async (_what, over, note) => {
    const { outTradeNo } = await paidAndRefunded()
    expect(await replay({ ...refund, outTradeNo, billFen: 1000, ...over })).toEqual(still(note))
  })

  test('stays open where WeChat Pay knows no such refund, or does not answer', async () => {
    const { outTradeNo } = await shop.paid(lin, 6800)
    expect(await replay({ ...refund, outTradeNo })).toEqual(still('unknown'))
    silence(shop)
    expect(await replay({ ...refund, outTradeNo })).toEqual(still('unanswered'))
  })

  test('stays open where the answer contradicts what we know of it', async () => {
    const { outTradeNo, orderId } = await paidAndRefunded()
    shop.change('orders', orderId, { refunds: [{ no: 'P-1', state: 'success', fen: 7, payerFen: 7, at: 1 }] })
    expect(await replay({ ...refund, outTradeNo })).toEqual(still('refund-amount-differs'))
  })

  test('stays open while it is being processed', async () => {
    const { outTradeNo } = await shop.paid(lin, 6800)
    const line = wechatPayOf(shop.one('merchants', MCHID))
    const answer = {
      outTradeNo,
      outRefundNo: 'P-1',
      mchid: MCHID,
      status: 'PROCESSING',
      amount: { refundFen: 5, payerRefundFen: 5, totalFen: 6800 },
    }
    jest.spyOn(line, 'queryRefund').mockResolvedValue({ ok: true, value: answer as never })
    expect(await replay({ ...refund, outTradeNo })).toEqual(still('refund-processing'))
  })

  test('stays open while others keep writing', async () => {
    const { outTradeNo, orderId } = await paidAndRefunded()
    for (let i = 0; i < 5; i += 1) {
      shop.between(/^orders.update/, () =>
        shop.change('orders', orderId, { version: order(orderId).version + 1 }),
      )
    }
    expect(await replay({ ...refund, outTradeNo })).toEqual(still('unanswered'))
  })

  test('that failed at WeChat Pay and that we do not count agrees', async () => {
    const { outTradeNo, orderId } = await shop.paid(lin, 6800)
    await shop.payments.refund({
      mchid: MCHID,
      outTradeNo,
      refundFen: 5,
      outRefundNo: 'P-1',
      by: 'platform',
      outcome: 'CLOSED',
    })
    await shop.payments.notices.idle()
    expect(await replay({ ...refund, kind: 'refund-state', outTradeNo, billFen: 5 })).toEqual(HEALED)
    expect(order(orderId).refunds).toMatchObject([{ state: 'closed' }])
  })
})

test('a difference of an unknown merchant number stays open', async () => {
  expect(await replay({ mchid: '1900000999' })).toEqual(still('merchant-unknown'))
})

describe('the sweeper', () => {
  test.each([
    [0, 4],
    [3, 7],
    [4, 8],
  ])('asks again after %i tries in vain, with pauses that begin at minutes', async (tries, doublings) => {
    const difference = givenDifference(shop, { outTradeNo: 'T-UNKNOWN', tries })
    await processDifference(difference, shop.now())
    expect(differencesOf(shop)).toEqual([
      {
        ...difference,
        note: 'unknown',
        tries: tries + 1,
        dueAt: shop.now() + Math.min(15_000 * 2 ** doublings, HOURS),
      },
    ])
  })

  test('leaves it to a person after six', async () => {
    await processDifference(givenDifference(shop, { outTradeNo: 'T-UNKNOWN', tries: 5 }), shop.now())
    expect(differencesOf(shop)).toMatchObject([{ state: 'open', tries: 6, dueAt: NEVER }])
  })

  test('heals a lost notice by itself, and a healed one stays so', async () => {
    const { outTradeNo, transactionId } = await paidUnnoticed(shop, lin, 6800)
    const difference = givenDifference(shop, { outTradeNo, transactionId, billFen: 6800, note: 'unanswered' })
    await shop.sweep()
    const [healed] = differencesOf(shop)
    expect(healed).toMatchObject({
      state: 'healed',
      note: '',
      tries: 0,
      dueAt: NEVER,
      healedAt: expect.any(Number),
    })
    await keepOutcome(difference, still('unknown'), 5, shop.now())
    expect(differencesOf(shop)).toEqual([healed])
  })
})

describe('a person asks once more', () => {
  const ask = (by: Someone, differenceId: string) => shop.when(by, 'reconciliation.replay', { differenceId })

  test('and it is healed', async () => {
    const { outTradeNo, transactionId } = await paidUnnoticed(shop, lin, 6800)
    const { _id } = givenDifference(shop, {
      outTradeNo,
      transactionId,
      billFen: 6800,
      tries: 6,
      dueAt: NEVER,
    })
    const answer = await ask(shen, _id)
    const shown = {
      id: _id,
      kind: 'payment-missing-here',
      day: '2026-11-22',
      mchid: MCHID,
      outTradeNo,
      refundNo: '',
    }
    expect(answer).toMatchObject({
      ok: true,
      data: { difference: { ...shown, billFen: 6800, ourFen: null, state: 'healed', note: '' } },
    })
    expect(JSON.stringify(answer)).not.toContain('openid')
    const trips = () => shop.trips.filter(({ writes }) => writes).length
    expect(await ask(shen, _id)).toMatchObject({ data: { difference: { state: 'healed' } } })
    expect(trips()).toBe(0)
  })

  test('and it stays open: the note is kept, the try counted, its time is not moved', async () => {
    const { _id } = givenDifference(shop, { outTradeNo: 'T-UNKNOWN', tries: 2, dueAt: NEVER })
    expect(await ask(he, _id)).toMatchObject({ data: { difference: { state: 'open', note: 'unknown' } } })
    expect(differencesOf(shop)).toMatchObject([{ tries: 3, dueAt: NEVER }])
  })

  test.each([
    ['a clerk', chen, {}, 'NEEDS_MANAGER'],
    ['a customer', lin, {}, 'NOT_STAFF'],
    ['a manager of another brand’s difference', shen, { brandId: 'lanxi' }, 'DIFFERENCE_NOT_FOUND'],
  ])('%s sees nothing and asks nothing', async (_who, by, over, code) => {
    const difference = givenDifference(shop, over)
    expect(await ask(by, difference._id)).toMatchObject({ ok: false, code })
    expect(differencesOf(shop)).toEqual([difference])
    expect(await ask(he, 'none')).toMatchObject({ code: 'DIFFERENCE_NOT_FOUND' })
  })
})
