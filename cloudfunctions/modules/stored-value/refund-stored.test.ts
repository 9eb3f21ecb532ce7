import type { CouponDoc } from '@shared/domain/coupon/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { openidsIn } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { atCounter, holding, LIN, memberOf, type Over, outrunMember, refusalOf } from './testing/counter'

const shop = testShop()
const { lin, chen, shen, he } = PEOPLE
const input = (over: Over & { reason?: string } = {}) => {
  const { reason = '搬家', ...rest } = over
  const sent = atCounter(shop, { by: shen, ...rest }, 10_000)
  return { by: sent.by, input: { ...sent.input, reason } }
}
const payBack = (over: Over & { reason?: string } = {}) => {
  const sent = input(over)
  return shop.when(sent.by, 'storedValue.refund', sent.input)
}
const refusal = (over: Over & { reason?: string } = {}) => refusalOf(shop, () => payBack(over))
/** Cash for a card at the counter. */
const topUp = async (amountFen: number) => {
  const sent = atCounter(shop, {}, amountFen)
  await shop.must(sent.by, 'storedValue.topUp', sent.input)
}
/** A top-up in the app, paid at WeChat's cashier. */
const topUpInApp = async (amountFen: number) => {
  const placed = await shop.must(lin, 'order.place', {
    commandId: shop.command(),
    storeId: 'shanze:yunqi',
    what: { by: 'top-up', amountFen },
  })
  await shop.payments.cashier.pay(placed.payment.package.replace('prepay_id=', ''), lin.openid)
  await shop.payments.notices.idle()
  return placed.order.id
}

beforeEach(async () => {
  await shop.joined(lin)
})

test('principal is paid back, and the bonus that belongs to it is withdrawn', async () => {
  await topUp(20_000)
  const answer = await payBack({ commandId: 'command-of-a-refund1', reason: ' 搬家 ' })
  expect(answer).toMatchObject({
    ok: true,
    data: {
      entry: {
        kind: 'refund-principal',
        fen: -11_000,
        principalFen: -10_000,
        bonusFen: -1_000,
        reason: '搬家',
        storeName: 'yunqi',
      },
      stored: { totalFen: 10_000, principalFen: 10_000, bonusFen: 0 },
      repeated: false,
    },
  })
  expect(openidsIn(answer)).toEqual([])
  expect(memberOf(shop)).toMatchObject({ topUps: [{ totalFen: 20_000, back: { fen: 10_000 } }] })
  expect(memberOf(shop).journal.at(-1)).toMatchObject({
    _id: 'svback:shanze:openid-lin:command-of-a-refund1',
    kind: 'refund-principal',
    counter: { storeId: 'shanze:yunqi', staffId: 'shanze:openid-shen' },
    note: '搬家',
  })
  expect(shop.one('staffDays', 'shanze:openid-shen:2026-11-22')).toMatchObject({
    sums: { 'refund-principal': 10_000 },
    commands: [{ commandId: 'command-of-a-refund1', kind: 'refund-principal', memberId: LIN }],
  })
})

test.each([
  [chen, { ok: false, code: 'STORED_MANAGER_ONLY' }],
  [shen, { ok: true }],
  [he, { ok: true }],
])('money is paid back by managers only: %j', async (by, expected) => {
  await topUp(20_000)
  const before = shop.database.dump()
  expect(await payBack({ by })).toMatchObject(expected)
  if (!expected.ok) expect(shop.database.dump()).toEqual(before)
})

test.each([
  [20_000, true],
  [20_001, false],
])('of a principal of 200 yuan %i fen are paid back: %p', async (amountFen, isPaid) => {
  holding(shop, 20_000, 5_000)
  if (isPaid)
    expect(await payBack({ amountFen })).toMatchObject({ ok: true, data: { stored: { principalFen: 0 } } })
  else
    expect(await refusal({ amountFen })).toMatchObject({
      code: 'STORED_SHORT',
      message: '能退的本金只有 200 元，没有退款',
      data: { missingFen: 1 },
    })
})

test.each([
  ['with an old permit', () => ({ at: shop.now() - 300_001 }), 'PREVIEW_EXPIRED'],
  ['for a typed card', () => ({ how: 'typed' as const }), 'PREVIEW_EXPIRED'],
  ['in a store of the other brand', () => ({ storeId: 'lanxi:yunqi' }), 'STORE_NOT_FOUND'],
  ['without a reason', () => ({ reason: '' }), 'BAD_INPUT'],
])('a paying back %s is refused and nothing is written', async (_case, over, code) => {
  await topUp(20_000)
  expect(await refusal(over())).toMatchObject({ code })
})

test("a manager's own card is served by a colleague", async () => {
  await topUp(20_000)
  shop.change('members', LIN, { formerIds: ['shanze:openid-shen'] })
  expect(await refusal()).toMatchObject({ code: 'OWN_CARD' })
  expect(await payBack({ by: he })).toMatchObject({ ok: true })
})

describe('the same command again', () => {
  const again = { commandId: 'command-sent-twice-1' }

  test('says that it was booked and pays nothing twice, also after its permit is over', async () => {
    await topUp(20_000)
    await payBack(again)
    const before = shop.database.dump()
    expect(await payBack(again)).toMatchObject({
      ok: true,
      data: { repeated: true, stored: { totalFen: 10_000 } },
    })
    expect(await payBack({ ...again, at: shop.now() - 3_600_000 })).toMatchObject({
      data: { repeated: true },
    })
    expect(shop.database.dump()).toEqual(before)
  })

  test('with another reason is the same command', async () => {
    await topUp(20_000)
    await payBack(again)
    expect(await payBack({ ...again, reason: '别的' })).toMatchObject({
      data: { repeated: true, entry: { reason: '搬家' } },
    })
  })

  test.each([
    ['with another amount', { amountFen: 10_001 }],
    ['by a colleague', { by: he }],
  ])('%s is a conflict', async (_case, over) => {
    await topUp(20_000)
    await payBack(again)
    expect(await refusal({ ...again, ...over })).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('money of a top-up in the app', () => {
  const orderOf = (id: string) => shop.one<OrderDoc>('orders', id)
  const given = () => {
    const gift = shop.one<object>('campaigns', 'shanze:gift')
    shop.given({ campaigns: [{ ...gift, _id: 'shanze:top-up', kind: 'top-up-gift', thresholdFen: 10_000 }] })
    return topUpInApp(20_000)
  }

  test('is written on its order, which is settled at once', async () => {
    const id = await given()
    await payBack()
    expect(orderOf(id)).toMatchObject({ paidBackFen: 10_000, version: 3, settledVersion: 3 })
    await payBack({ amountFen: 5_000 })
    expect(orderOf(id)).toMatchObject({ paidBackFen: 15_000, version: 4, settledVersion: 4 })
  })

  test.each([
    [10_000, 'planned'],
    [10_001, 'withdrawn'],
  ])('of which %i fen are paid back leaves its gift %s', async (amountFen, state) => {
    const id = await given()
    expect(orderOf(id).gifts).toMatchObject([{ campaignId: 'shanze:top-up', state: 'planned' }])
    await payBack({ amountFen })
    expect(orderOf(id).gifts).toMatchObject([{ state }])
    expect(shop.all<CouponDoc>('coupons')).toMatchObject(
      state === 'withdrawn' ? [{ _id: `gift:${id}:0`, revoked: true }] : [],
    )
  })

  test('is paid back also when its order cannot be written then; the repeat writes it', async () => {
    const id = await given()
    const command = input({ commandId: 'command-of-a-refund1' })
    shop.between(/^orders.get/, () => {
      throw new Error('the database is away')
    })
    expect(await shop.when(shen, 'storedValue.refund', command.input)).toMatchObject({
      ok: true,
      data: { repeated: false },
    })
    expect(console.error).toHaveBeenCalledTimes(1)
    expect(orderOf(id)).not.toHaveProperty('paidBackFen')
    expect(await shop.when(shen, 'storedValue.refund', command.input)).toMatchObject({
      ok: true,
      data: { repeated: true },
    })
    expect(orderOf(id)).toMatchObject({ paidBackFen: 10_000, settledVersion: 3 })
  })

  test('is written on its order by the timer when the command died behind its booking', async () => {
    const id = await given()
    shop.between(/^orders.get/, () => {
      throw new Error('the database is away')
    })
    await payBack()
    await shop.sweep()
    expect(orderOf(id)).toMatchObject({ paidBackFen: 10_000, settledVersion: 3 })
  })

  test('does not settle its order again for a repeat', async () => {
    const id = await given()
    const command = input({ commandId: 'command-of-a-refund1' })
    await shop.when(shen, 'storedValue.refund', command.input)
    await shop.when(shen, 'storedValue.refund', command.input)
    expect(shop.trips.filter(({ what }) => what.startsWith('orders.update'))).toEqual([])
    expect(orderOf(id)).toMatchObject({ settledVersion: 3 })
  })
})

test.each([
  [4, { ok: true }],
  [5, { ok: false, code: 'BUSY' }],
])('a paying back that others wrote beside %i times', async (times, expected) => {
  holding(shop, 20_000)
  shop.between(/^members.update/, () => outrunMember(shop), times)
  expect(await payBack()).toMatchObject(expected)
})
