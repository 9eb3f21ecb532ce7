import type { InputOf } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import type { StaffDayDoc } from '@shared/domain/staff/staff-day'
import { found, openidsIn } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { receiptOf } from './testing/till'

const shop = testShop()
const { lin, gu, chen, shen, he } = PEOPLE
const ID = 'rcpt:shanze:yunqi:31'
type Input = InputOf<'receipt.credit'>
const credit = (over: Partial<Input> & { by?: typeof lin } = {}) => {
  const { by = chen, ...input } = over
  const customer = found(shop, { clerk: by })
  return shop.when(by, 'receipt.credit', {
    commandId: shop.command(),
    ...customer,
    amountFen: 6800,
    receiptNo: '0031',
    ...input,
  })
}
const orders = () => shop.all<OrderDoc>('orders')
const day = () => shop.all<StaffDayDoc>('staffDays')

test('a sale outside WeChat Pay is the order of its slip, credited and settled like any payment', async () => {
  await shop.joined(lin)
  const answer = await credit({ commandId: 'command-of-one-credit' })
  expect(answer).toMatchObject({
    ok: true,
    data: {
      order: { id: ID, amountFen: 6800, state: 'paid', storeName: 'yunqi' },
      receiptNo: '0031',
      customer: { isMember: true, phoneTail: lin.phone.slice(-4) },
      points: 68,
      waiting: false,
      balance: { active: 68 },
    },
  })
  expect(openidsIn(answer)).toEqual([])
  expect(receiptOf(shop, ID)).toMatchObject({
    mchid: 'rcpt:shanze:yunqi',
    outTradeNo: '31',
    slipNumber: '0031',
    brandId: 'shanze',
    storeId: 'shanze:yunqi',
    memberId: 'shanze:openid-lin',
    source: 'counter',
    creditedBy: 'shanze:openid-chen',
    commandId: 'command-of-one-credit',
    amountFen: 6800,
    paid: { transactionId: 'counter:31', at: shop.now(), day: '2026-11-22', totalFen: 6800, payerFen: 6800 },
    version: 1,
    settledVersion: 1,
    keptPoints: 68,
  })
  expect(day()).toMatchObject([
    {
      _id: 'shanze:openid-chen:2026-11-22',
      sums: { credit: 6800 },
      commands: [
        { commandId: 'command-of-one-credit', kind: 'credit', memberId: 'shanze:openid-lin', amount: 6800 },
      ],
    },
  ])
})

test('a sale is durable after its customer, its likeness, its slip and the clerk’s day were read and written', async () => {
  await shop.joined(lin)
  await credit()
  const trips = shop.trips
    .map(({ what }) => what.split(' ')[0])
    .filter(what => /^(orders|members|staffDays)/.test(what ?? ''))
  expect(trips.slice(0, 7)).toEqual([
    'members.get',
    'orders.find',
    'orders.find',
    'staffDays.update',
    'staffDays.get',
    'staffDays.add',
    'orders.add',
  ])
})

test('a sale without a slip gets a number of ours, which names it from then on', async () => {
  const { receiptNo: _none, ...input } = {
    commandId: 'command-without-slip',
    ...found(shop),
    amountFen: 6800,
    receiptNo: '',
  }
  const answer = await shop.when(chen, 'receipt.credit', input)
  if (!answer.ok) throw new Error(answer.code)
  expect(answer.data.receiptNo).toMatch(/^C\w{10}$/)
  expect(await shop.when(chen, 'receipt.credit', input)).toMatchObject({
    ok: true,
    data: { receiptNo: answer.data.receiptNo },
  })
  expect(orders()).toHaveLength(1)
})

test('points of a customer who has not joined wait, and so do those of a brand with waiting days', async () => {
  expect(await credit()).toMatchObject({ data: { points: 68, waiting: true, customer: { isMember: false } } })
  const brand = shop.one<{ points: object }>('brands', 'shanze')
  shop.pass(30_000)
  shop.change('brands', 'shanze', { points: { ...brand.points, waitingDays: 7 } })
  await shop.joined(gu)
  const waiting = { ...found(shop, { customer: gu }), receiptNo: '0032' }
  expect(await credit(waiting)).toMatchObject({ data: { waiting: true, customer: { isMember: true } } })
})

test('a customer whose card number was typed is credited, and nothing they hold is shown', async () => {
  await shop.joined(lin)
  expect(await credit(found(shop, { how: 'typed' }))).toMatchObject({
    ok: true,
    data: { points: 68, balance: null },
  })
})

describe('the same command again', () => {
  const again = { commandId: 'command-sent-twice-1' }

  test('answers the same and books nothing', async () => {
    await shop.joined(lin)
    const input = { ...again, ...found(shop) }
    const first = await credit(input)
    const before = shop.database.dump()
    expect(await credit(input)).toEqual({ ...first, at: expect.anything(), requestId: expect.anything() })
    expect(shop.database.dump()).toEqual(before)
  })

  test('answers the same after its permit is over and the brand has switched crediting off', async () => {
    const input = { ...again, ...found(shop) }
    await credit(input)
    shop.pass(3_600_000)
    shop.change('brands', 'shanze', { counterCredit: null })
    expect(await credit(input)).toMatchObject({ ok: true, data: { points: 68 } })
  })

  test.each([
    ['another amount', { amountFen: 6801 }],
    ['another customer', {}],
  ])('with %s is a conflict', async (_case, over) => {
    await credit({ ...again, confirmed: true })
    const before = shop.database.dump()
    const customer = 'amountFen' in over ? {} : found(shop, { customer: gu })
    expect(await credit({ ...again, ...over, ...customer, confirmed: true })).toMatchObject({
      ok: false,
      code: 'CONFLICT',
    })
    expect(shop.database.dump()).toEqual(before)
  })

  test('with another slip is a conflict of the clerk’s day, and only one slip is credited', async () => {
    await credit(again)
    expect(await credit({ ...again, receiptNo: '0032', confirmed: true })).toMatchObject({ code: 'CONFLICT' })
    expect(orders()).toHaveLength(1)
  })

  test('by another clerk is not theirs', async () => {
    await credit(again)
    expect(await credit({ ...again, by: shen, confirmed: true })).toMatchObject({ code: 'CONFLICT' })
    expect(orders()).toHaveLength(1)
  })

  test('after its writer died behind the reservation uses that share of the day', async () => {
    await shop.joined(lin)
    const input = { ...again, ...found(shop) }
    shop.between(/^orders.add/, () => {
      throw new Error('the instance died')
    })
    expect(await credit(input)).toMatchObject({ code: 'INTERNAL' })
    expect(orders()).toEqual([])
    expect(await credit(input)).toMatchObject({ ok: true, data: { points: 68 } })
    expect(day()).toMatchObject([{ sums: { credit: 6800 }, commands: [{}] }])
  })
})

test('a sale whose writer died before it was settled is settled by the timer', async () => {
  await shop.joined(lin)
  shop.between(/^members.update/, () => {
    throw new Error('the instance died')
  })
  expect(await credit()).toMatchObject({ code: 'INTERNAL' })
  expect(receiptOf(shop, ID)).toMatchObject({ settledVersion: 0, keptPoints: 0 })
  await shop.sweep()
  expect(receiptOf(shop, ID)).toMatchObject({ settledVersion: 1, keptPoints: 68 })
})

test('a sale that cannot be settled beside others says that its points are being booked', async () => {
  await shop.joined(lin)
  const seq = () => shop.one<{ seq: number }>('members', 'shanze:openid-lin').seq
  shop.between(/^members.update/, () => shop.change('members', 'shanze:openid-lin', { seq: seq() + 1 }), 5)
  expect(await credit()).toMatchObject({
    ok: true,
    data: { points: null, receiptNo: '0031', customer: { isMember: true } },
  })
  await shop.sweep()
  expect(receiptOf(shop, ID)).toMatchObject({ keptPoints: 68 })
})

test("the other brand's person and books are never touched", async () => {
  await credit()
  expect(shop.all<OrderDoc>('orders').every(({ brandId }) => brandId === 'shanze')).toBe(true)
  const foreign = shop.handle('lanxi:openid-lin')
  expect(await credit({ customerId: foreign, receiptNo: '0032' })).toMatchObject({ code: 'PREVIEW_EXPIRED' })
  expect(await credit({ by: he, storeId: 'lanxi:yunqi' })).toMatchObject({ code: 'STORE_NOT_FOUND' })
})
