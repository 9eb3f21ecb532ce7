import type { MerchantDoc } from '@shared/domain/merchant/types'
import { billBegun, LAST } from '@shared/domain/reconciliation/bill-page'
import type { BillCheckDoc, BillProgress } from '@shared/domain/reconciliation/types'
import { wechatPayOf } from '../../platform/settings'
import { logged } from '../../testing/messages'
import { PEOPLE, testShop } from '../../testing/shop'
import { compareDay } from './compare-day'
import {
  DAY,
  differencesOf,
  givenBill,
  MCHID,
  nextMorning,
  paidUnnoticed,
  refundedUnnoticed,
  silence,
} from './testing/books'

const shop = testShop()
const { lin, gu } = PEOPLE
const kept: BillProgress[] = []
const compare = (check: BillCheckDoc, deadlineAt = shop.now() + 1000) =>
  compareDay(check, shop.now(), { deadlineAt, keep: async progress => void kept.push(progress) })

beforeEach(() => {
  kept.length = 0
})

test('a day on which bill and orders agree has its sums and no difference', async () => {
  await shop.paid(lin, 6800)
  const second = await shop.paid(gu, 3000)
  await shop.refunded(second, 1000)
  nextMorning(shop)
  expect(await compare(givenBill(shop))).toEqual({
    isDone: true,
    progress: { cursor: LAST, payments: 2, paidFen: 9800, refunds: 1, refundedFen: 1000, differences: 0 },
  })
  expect(differencesOf(shop)).toEqual([])
  expect(kept).toEqual([])
})

test('a payment whose notice was lost is a difference of its own, due at once', async () => {
  const { outTradeNo, orderId, transactionId } = await paidUnnoticed(shop, lin, 6800)
  nextMorning(shop)
  expect(await compare(givenBill(shop))).toMatchObject({
    progress: { payments: 1, paidFen: 6800, differences: 1 },
  })
  expect(differencesOf(shop)).toEqual([
    {
      _id: `${MCHID}:${DAY}:payment-missing-here:${outTradeNo}`,
      kind: 'payment-missing-here',
      outTradeNo,
      refundNo: '',
      transactionId,
      billFen: 6800,
      ourFen: null,
      brandId: 'shanze',
      mchid: MCHID,
      day: DAY,
      orderId,
      state: 'open',
      note: '',
      at: shop.now(),
      healedAt: 0,
      tries: 0,
      dueAt: shop.now(),
    },
  ])
})

test('a refund whose notice was lost is named by its own number', async () => {
  const { outTradeNo, orderId } = await shop.paid(lin, 6800)
  await refundedUnnoticed(shop, outTradeNo, 1000)
  nextMorning(shop)
  await compare(givenBill(shop))
  expect(differencesOf(shop)).toMatchObject([
    {
      _id: `${MCHID}:${DAY}:refund-missing-here:P-1`,
      outTradeNo,
      refundNo: 'P-1',
      orderId,
      billFen: 1000,
      ourFen: null,
    },
  ])
})

test('a refund we count that the bill does not list is found by the day of the refund', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  const refund = { no: 'R-1', state: 'success', fen: 500, payerFen: 500, at: shop.now() }
  const paid = shop.one<{ paid: object }>('orders', orderId).paid
  shop.change('orders', orderId, { refunds: [refund], paid: { ...paid, at: 1, day: '2026-10-01' } })
  nextMorning(shop)
  await compare(givenBill(shop))
  expect(differencesOf(shop)).toMatchObject([{ kind: 'refund-missing-there', refundNo: 'R-1', ourFen: 500 }])
})

test('a payment we booked that the bill does not list is a difference', async () => {
  const { orderId, outTradeNo } = await shop.paid(lin, 6800)
  const order = shop.one<object>('orders', orderId)
  shop.given({ orders: [{ ...order, _id: `${orderId}x`, outTradeNo: `${outTradeNo}x` }] })
  nextMorning(shop)
  await compare(givenBill(shop))
  expect(differencesOf(shop)).toMatchObject([
    { kind: 'payment-missing-there', outTradeNo: `${outTradeNo}x`, ourFen: 6800 },
  ])
})

test('orders of another day, brand or merchant number are none of this bill', async () => {
  const { orderId, outTradeNo } = await shop.paid(lin, 6800)
  const order = shop.one<{ paid: object }>('orders', orderId)
  const other = (n: string, over: object) => ({
    ...order,
    _id: `${MCHID}:${outTradeNo}${n}`,
    outTradeNo: `${outTradeNo}${n}`,
    ...over,
  })
  shop.given({
    orders: [
      other('a', { paid: { ...order.paid, at: shop.now() - 86_400_000, day: '2026-11-21' } }),
      other('b', { brandId: 'lanxi' }),
      other('c', { mchid: '1900000207' }),
    ],
  })
  nextMorning(shop)
  await compare(givenBill(shop))
  expect(differencesOf(shop)).toEqual([])
})

test('an order of another day that the bill names is read by its number', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  const order = shop.one<{ paid: object }>('orders', orderId)
  shop.change('orders', orderId, { paid: { ...order.paid, day: '2026-11-25', totalFen: 6700 } })
  nextMorning(shop)
  await compare(givenBill(shop))
  expect(differencesOf(shop)).toMatchObject([{ kind: 'payment-amount', billFen: 6800, ourFen: 6700 }])
})

test('where the brand’s days are not Beijing’s both of its days are looked at', async () => {
  shop.change('brands', 'shanze', { timeZone: 'America/Los_Angeles' })
  nextMorning(shop)
  shop.trips = []
  await compare(givenBill(shop))
  const asked = shop.trips.map(({ what }) => what).filter(what => what.startsWith('orders.find'))
  expect(asked.map(what => /"paid.day":"([^"]+)"|refunds/.exec(what)?.[1])).toEqual([
    '2026-11-21',
    '2026-11-22',
    undefined,
  ])
})

test('a brand on Beijing’s clock needs two looks', async () => {
  nextMorning(shop)
  shop.trips = []
  await compare(givenBill(shop))
  expect(shop.trips.filter(({ what }) => /^orders.find .*(paid.day|refunds.at)/.test(what))).toHaveLength(2)
})

test('a difference that was kept before stays as it is', async () => {
  await paidUnnoticed(shop, lin, 6800)
  nextMorning(shop)
  await compare(givenBill(shop))
  const [{ _id = '' } = {}] = differencesOf(shop)
  shop.change('reconDiffs', _id, { state: 'healed', note: 'x' })
  const before = differencesOf(shop)
  expect(await compare(givenBill(shop))).toMatchObject({ progress: { differences: 1 } })
  expect(differencesOf(shop)).toEqual(before)
})

describe('a day of more than a page', () => {
  const many = async () => {
    const { orderId } = await shop.paid(lin, 6800)
    const order = shop.one<object>('orders', orderId)
    const orders = Array.from({ length: 501 }, (_none, i) => {
      const outTradeNo = `A${String(i).padStart(8, '0')}`
      return { ...order, _id: `${MCHID}:${outTradeNo}`, outTradeNo }
    })
    shop.given({ orders })
    nextMorning(shop)
  }

  test('keeps how far each page came and ends with the last', async () => {
    await many()
    expect(await compare(givenBill(shop))).toMatchObject({
      isDone: true,
      progress: { cursor: LAST, differences: 501, payments: 1 },
    })
    expect(kept).toMatchObject([{ cursor: 'A00000499', differences: 500, payments: 0 }])
  })

  test('stops when the time is over and goes on from there', async () => {
    await many()
    const first = await compare(givenBill(shop), shop.now())
    expect(first).toMatchObject({ isDone: false, progress: { cursor: 'A00000499' } })
    const progress = first?.progress ?? billBegun()
    expect(await compare(givenBill(shop, { progress }))).toMatchObject({
      isDone: true,
      progress: { differences: 501 },
    })
    expect(differencesOf(shop)).toHaveLength(501)
  })
})

describe('no bill to rely on', () => {
  test.each([
    ['of an unknown merchant number', { mchid: '1900000999' }],
    ['of an unknown brand', { brandId: 'none' }],
  ])('%s', async (_what, over) => {
    nextMorning(shop)
    expect(await compare(givenBill(shop, over))).toBeNull()
  })

  test('before it is ready, which is noted and no alarm', async () => {
    expect(await compare(givenBill(shop))).toBeNull()
    expect(logged('log')).toContain('bill.not-there')
    expect(logged('error')).toEqual([])
  })

  test('while WeChat Pay does not answer', async () => {
    nextMorning(shop)
    silence(shop)
    expect(await compare(givenBill(shop))).toBeNull()
  })

  test('that cannot be read, which is an alarm with the line', async () => {
    nextMorning(shop)
    const line = wechatPayOf(shop.one<MerchantDoc>('merchants', MCHID))
    jest.spyOn(line, 'tradeBill').mockResolvedValue({ ok: true, value: '交易时间' })
    expect(await compare(givenBill(shop))).toBeNull()
    expect(logged('error')).toEqual(['bill.unreadable'])
    expect(jest.mocked(console.error).mock.calls.join()).toContain('"line":1')
  })
})

test('a day without any trade is a bill of nothing', async () => {
  nextMorning(shop)
  expect(await compare(givenBill(shop))).toMatchObject({
    isDone: true,
    progress: { payments: 0, paidFen: 0 },
  })
})
