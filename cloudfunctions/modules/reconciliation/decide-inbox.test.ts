import { NEVER } from '@shared/domain/due'
import type { InboxDoc, OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { finishDecision } from './decide-inbox'
import { inboxOf, MCHID, refundedUnnoticed, silence } from './testing/books'

const shop = testShop()
const { lin, gu, chen, shen, he } = PEOPLE
const MINUTE = 60_000
const order = (id: string) => shop.one<OrderDoc>('orders', id)
const row = (): InboxDoc => inboxOf(shop)[0] as InboxDoc

const decide = (by: Someone, decision: 'ask-again' | 'accept-amount', inboxId = row()._id) =>
  shop.when(by, 'reconciliation.decideInbox', { inboxId, decision })
const close = (by: Someone, note = '已在平台退回', inboxId = row()._id) =>
  shop.when(by, 'reconciliation.decideInbox', { inboxId, decision: 'done', note })

/** A till announced 50.00 and 68.00 was paid: the statement fits no order. */
async function amountDiffers() {
  shop.payments.nextNotice('lost')
  const paid = await shop.paid(lin, 6800)
  shop.payments.nextNotice('normal')
  const line = { name: '白茶', qty: 1, fen: 5000 }
  const blank = {
    storeId: 'shanze:yunqi',
    memberId: '',
    description: '',
    lines: [line],
    commandId: '',
    inputHash: '',
  }
  const facts = {
    paid: null,
    refunds: [],
    closed: null,
    settledVersion: 0,
    grant: null,
    keptPoints: 0,
    gifts: [],
  }
  const named = {
    _id: paid.orderId,
    brandId: 'shanze',
    mchid: MCHID,
    outTradeNo: paid.outTradeNo,
    source: 'till',
  }
  const at = { createdAt: shop.now(), dueAt: NEVER, tries: 0, version: 1, amountFen: 5000 }
  shop.given({ orders: [{ ...named, ...blank, ...facts, ...at }] })
  const notice = shop.payments.notices.list().find(({ outTradeNo }) => outTradeNo === paid.outTradeNo)
  await shop.payments.notices.redeliver(notice?.id ?? '')
  return paid
}
const untouched = async (act: () => Promise<object>, answer: object) => {
  const { wake: _wake, ...before } = shop.database.dump()
  expect(await act()).toMatchObject(answer)
  const { wake: _again, ...after } = shop.database.dump()
  expect(after).toEqual(before)
}

test('a statement that fits no order waits for a person and grants nothing', async () => {
  const { orderId } = await amountDiffers()
  expect(row()).toMatchObject({ state: 'open', reason: 'amount-differs', mchid: MCHID, brandId: 'shanze' })
  expect(order(orderId).paid).toBeNull()
})

describe('the amount that was really paid is accepted', () => {
  test('the order drops what it announced, takes the payment and is settled', async () => {
    const { orderId, transactionId } = await amountDiffers()
    const answer = await decide(shen, 'accept-amount')
    expect(answer).toMatchObject({
      ok: true,
      data: { note: '', row: { state: 'done', amountFen: 6800, refundNo: '' } },
    })
    expect(JSON.stringify(answer)).not.toContain('openid')
    expect(order(orderId)).toMatchObject({
      amountFen: 6800,
      lines: [],
      memberId: shop.memberId(lin),
      paid: { transactionId, totalFen: 6800 },
      keptPoints: 68,
      version: 3,
    })
    expect(row()).toMatchObject({
      state: 'done',
      decided: { staffId: 'shanze:openid-shen', at: shop.now(), note: 'accept-amount' },
      placing: null,
      dueAt: NEVER,
    })
  })

  test('once: a repeat and another person’s word find it done', async () => {
    await amountDiffers()
    await decide(shen, 'accept-amount')
    await untouched(() => decide(shen, 'accept-amount'), {
      ok: true,
      data: { note: '', row: { state: 'done' } },
    })
    await untouched(() => decide(he, 'ask-again'), { ok: true, data: { note: '', row: { state: 'done' } } })
    await untouched(() => close(he), { ok: true, data: { row: { state: 'done' } } })
  })

  test.each([
    ['of the mini-program', { source: 'app' }],
    ['of another brand', { brandId: 'lanxi' }],
  ])('not for an order %s', async (_what, over) => {
    const { orderId } = await amountDiffers()
    shop.change('orders', orderId, over)
    const before = order(orderId)
    expect(await decide(shen, 'accept-amount')).toMatchObject({ ok: false, code: 'INBOX_NOT_POSSIBLE' })
    expect(order(orderId)).toEqual(before)
    expect(row()).toMatchObject({ state: 'open', placing: null, dueAt: NEVER })
  })

  test.each([
    ['a second transaction', { reason: 'second-transaction' }],
    ['what names no merchant number', { mchid: undefined }],
    ['what names no order', { body: '{}' }],
    ['a refund', { body: JSON.stringify({ outTradeNo: 'T1', outRefundNo: 'P-1' }) }],
  ])('not for %s', async (_what, over) => {
    await amountDiffers()
    const { mchid: _mchid, ...rest } = row()
    shop.given({ inbox: [{ ...('mchid' in over ? rest : row()), ...over }] })
    await untouched(() => decide(shen, 'accept-amount'), { ok: false, code: 'INBOX_NOT_POSSIBLE' })
  })

  test('when the till’s order is written at the same moment it is not possible now', async () => {
    const { orderId } = await amountDiffers()
    shop.between(/^orders.update/, () => shop.change('orders', orderId, { version: 9 }))
    expect(await decide(shen, 'accept-amount')).toMatchObject({ code: 'INBOX_NOT_POSSIBLE' })
    expect(order(orderId)).toMatchObject({ amountFen: 5000, version: 9 })
  })

  test('the order is due until its payment is settled', async () => {
    const { orderId } = await amountDiffers()
    silence(shop)
    await decide(shen, 'accept-amount')
    expect(order(orderId)).toMatchObject({
      amountFen: null,
      lines: [],
      version: 2,
      dueAt: shop.now() + 20_000,
    })
  })
})

describe('WeChat Pay is asked again', () => {
  test('and the statement still fits nothing: it stays open with the reason, as one row', async () => {
    await amountDiffers()
    expect(await decide(shen, 'ask-again')).toMatchObject({
      ok: true,
      data: { note: 'amount-differs', row: { state: 'open' } },
    })
    expect(inboxOf(shop)).toMatchObject([{ state: 'open', placing: null, dueAt: NEVER }])
  })

  test('and it fits since: it is placed', async () => {
    const { orderId } = await amountDiffers()
    shop.change('orders', orderId, { amountFen: 6800 })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: '', row: { state: 'done' } } })
    expect(order(orderId)).toMatchObject({ keptPoints: 68 })
    expect(row().decided).toEqual({ staffId: 'shanze:openid-he', at: shop.now(), note: 'ask-again' })
  })

  test('about another transaction than the order has: that is shown', async () => {
    const { orderId } = await amountDiffers()
    shop.change('orders', orderId, { amountFen: 6800 })
    const body = { ...JSON.parse(row().body), transactionId: '4200-other' }
    shop.change('inbox', row()._id, { body: JSON.stringify(body) })
    expect(await decide(he, 'ask-again')).toMatchObject({
      data: { note: 'transaction-differs', row: { state: 'open' } },
    })
  })

  test('about an order that was never paid or is unknown there', async () => {
    await amountDiffers()
    shop.change('inbox', row()._id, { body: JSON.stringify({ outTradeNo: 'T-UNKNOWN', transactionId: 'x' }) })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: 'unknown', row: { state: 'open' } } })
  })

  test('of an unknown merchant number', async () => {
    await amountDiffers()
    shop.change('inbox', row()._id, { mchid: '1900000999' })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: 'merchant-unknown' } })
    expect(await decide(he, 'accept-amount')).toMatchObject({ code: 'INBOX_NOT_POSSIBLE' })
  })

  test('about a refund', async () => {
    const { outTradeNo, orderId } = await shop.paid(lin, 6800)
    await refundedUnnoticed(shop, outTradeNo, 1000)
    const body = JSON.stringify({
      outTradeNo,
      outRefundNo: 'P-1',
      amount: { totalFen: 6800, refundFen: 1000 },
    })
    const kept = {
      _id: 'statement:1',
      brandId: 'shanze',
      source: 'query',
      reason: 'refund-amount-differs',
      mchid: MCHID,
      body,
      state: 'open',
      at: 1,
    }
    shop.given({ inbox: [kept] })
    expect(await decide(he, 'ask-again')).toMatchObject({
      data: { note: '', row: { amountFen: 1000, refundNo: 'P-1', state: 'done' } },
    })
    expect(order(orderId)).toMatchObject({ keptPoints: 58, refunds: [{ no: 'P-1', state: 'success' }] })
    shop.given({ inbox: [{ ...kept, body: JSON.stringify({ outTradeNo, outRefundNo: 'P-9' }) }] })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: 'unknown' } })
  })
})

describe('a decision without an answer of WeChat Pay', () => {
  test('is kept and finished by the sweeper', async () => {
    const { orderId } = await amountDiffers()
    const { speak } = silence(shop)
    expect(await decide(shen, 'accept-amount')).toMatchObject({
      ok: true,
      data: { note: 'unanswered', row: { state: 'open' } },
    })
    expect(row()).toMatchObject({
      state: 'open',
      placing: { staffId: 'shanze:openid-shen', decision: 'accept-amount' },
      dueAt: shop.now() + MINUTE,
    })
    await expect(finishDecision(row(), shop.now())).rejects.toThrow('WeChat Pay did not answer')
    speak()
    shop.pass(MINUTE)
    await shop.sweep()
    expect(row()).toMatchObject({
      state: 'done',
      decided: { staffId: 'shanze:openid-shen', note: 'accept-amount' },
      dueAt: NEVER,
    })
    expect(order(orderId)).toMatchObject({ keptPoints: 68, lines: [] })
  })

  test('that died before the work is finished by the sweeper, too', async () => {
    const { orderId } = await amountDiffers()
    const placing = { staffId: 'shanze:openid-shen', decision: 'accept-amount' as const }
    shop.change('inbox', row()._id, { placing, dueAt: shop.now() })
    await shop.sweep()
    expect(row()).toMatchObject({ state: 'done', placing: null })
    expect(order(orderId)).toMatchObject({ keptPoints: 68 })
  })

  test('whose statement still fits nothing waits for the next decision', async () => {
    await amountDiffers()
    const placing = { staffId: 'shanze:openid-shen', decision: 'ask-again' as const }
    shop.change('inbox', row()._id, { placing, dueAt: shop.now() })
    await shop.sweep()
    expect(row()).toMatchObject({ state: 'open', placing: null, dueAt: NEVER })
  })

  test('a row that owes nothing is left open', async () => {
    await amountDiffers()
    shop.change('inbox', row()._id, { placing: null, dueAt: 5 })
    await finishDecision(row(), shop.now())
    expect(row()).toMatchObject({ state: 'open', dueAt: NEVER })
  })

  test('that another person closed meanwhile stays closed', async () => {
    await amountDiffers()
    silence(shop)
    await decide(shen, 'ask-again')
    const kept = row()
    await close(he, '查过了')
    const closed = row()
    await expect(finishDecision(kept, shop.now())).rejects.toThrow()
    expect(row()).toEqual(closed)
  })
})

describe('a row is closed with a note', () => {
  test('and keeps who, when and what was done', async () => {
    await amountDiffers()
    expect(await close(shen, ' 已在平台退回 ')).toMatchObject({
      ok: true,
      data: { note: '', row: { state: 'done' } },
    })
    expect(row()).toMatchObject({
      state: 'done',
      decided: { staffId: 'shanze:openid-shen', at: shop.now(), note: '已在平台退回' },
      placing: null,
      dueAt: NEVER,
    })
  })

  test('by the first person; the second is shown the first', async () => {
    await amountDiffers()
    shop.between(/^inbox.update/, () => close(he, '第一位'))
    expect(await close(shen, '第二位')).toMatchObject({ ok: true, data: { row: { state: 'done' } } })
    expect(row().decided).toMatchObject({ staffId: 'shanze:openid-he', note: '第一位' })
  })
})

test.each([
  ['a clerk', chen, {}, 'NEEDS_MANAGER'],
  ['a manager of one store', shen, { stores: ['shanze:yunqi'] }, 'NEEDS_MANAGER'],
  ['a customer', gu, {}, 'NOT_STAFF'],
])('%s decides nothing', async (_who, by, over, code) => {
  await amountDiffers()
  if (by === shen) shop.change('staff', 'shanze:openid-shen', over)
  await untouched(() => close(by), { ok: false, code })
  await untouched(() => decide(by, 'accept-amount'), { ok: false, code })
})

test('a row of another brand and one that is not there are not found', async () => {
  await amountDiffers()
  shop.change('inbox', row()._id, { brandId: 'lanxi' })
  await untouched(() => close(he), { ok: false, code: 'INBOX_NOT_FOUND' })
  await untouched(() => close(he, '没有', 'statement:none'), { ok: false, code: 'INBOX_NOT_FOUND' })
})
