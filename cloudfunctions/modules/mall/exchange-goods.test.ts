import type { BrandDoc } from '@shared/domain/brand/types'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { ofOtherBrand, unchanged } from '../../testing/unchanged'
import { bookedOf, exchange, exchangesOf, lin, memberOf, pointsOf, rich, shardOf } from './testing/exchanges'

const shop = testShop()
const give = (fields: object) => shop.change('goods', 'shanze:cup', fields)
const only = () => exchangesOf(shop)[0] as ExchangeDoc

describe('A thing', () => {
  test('is exchanged in seven trips: points are spent, a unit is used, the thing is ready', async () => {
    await rich(shop)
    const answer = await exchange(shop, 'command-of-exchange')
    const trips = shop.trips.map(({ what }) => what).filter(what => !/^(goods|stores|brands)/.test(what))
    expect(trips.map(what => what.split(' ')[0])).toEqual([
      'members.get',
      'exchanges.find',
      'exchanges.add',
      'stockShards.update',
      'members.update',
      'exchanges.update',
      'members.update',
    ])
    const { token, pickUpId } = only()
    const pickUp = { untilAt: only().pickUpUntil, cancelUntilAt: only().cancelUntil, ifLapsed: 'points-back' }
    expect(answer).toMatchObject({
      ok: true,
      data: {
        exchange: {
          id: `${lin}:command-of-exchange`,
          state: 'ready',
          points: 30,
          pickUp,
          cancellable: true,
          couponId: '',
        },
        points: { active: 170 },
      },
    })
    expect(only()).toMatchObject({
      state: 'ready',
      reason: null,
      doneAt: shop.now(),
      shardId: 'shanze:cup:goods:0',
      lots: [{ day: '2027-11-30', points: 30 }],
      until: shop.now() + 120_000,
      dueAt: Date.parse('2026-12-03T00:00:00+08:00'),
      cancelUntil: Date.parse('2026-11-28T00:00:00+08:00'),
    })
    expect(pickUpId).toMatch(/^[0-9A-Z]{10}$/)
    expect(shardOf(shop)).toMatchObject({
      left: 1,
      reservations: [{ token, takenFor: only()._id, memberId: lin }],
    })
    expect(memberOf(shop)).toMatchObject({ holds: [], lots: [{ points: 170 }] })
    expect(bookedOf(shop)).toEqual(['hold', 'post'])
  })

  test('exchanged at one brand touches no document of another', async () => {
    const before = ofOtherBrand(shop)
    await rich(shop)
    await exchange(shop)
    expect(ofOtherBrand(shop)).toEqual(before)
  })

  test('exchanged by the same command again is the same exchange, and nothing changes', async () => {
    await rich(shop)
    const first = await exchange(shop, 'command-of-exchange')
    const again = await unchanged(shop, () => exchange(shop, 'command-of-exchange'))
    expect(again).toEqual({ ...first, at: expect.anything() })
  })

  test('exchanged by the command id of another person is theirs', async () => {
    await rich(shop)
    await rich(shop, PEOPLE.gu)
    await exchange(shop, 'command-of-exchange')
    expect(await exchange(shop, 'command-of-exchange', { by: PEOPLE.gu })).toMatchObject({ ok: true })
    expect(exchangesOf(shop).map(({ memberId }) => memberId)).toEqual([lin, 'shanze:openid-gu'])
  })
})

describe('A coupon', () => {
  test('is delivered at once, under the name of its exchange, in eight trips', async () => {
    await rich(shop)
    const answer = await exchange(shop, 'command-of-exchange', { code: 'cake', points: 20 })
    const couponId = `exch:${lin}:command-of-exchange:1`
    expect(answer).toMatchObject({
      ok: true,
      data: { exchange: { state: 'received', couponId, pickUp: null, cancellable: false } },
    })
    expect(shop.trips.filter(({ what }) => !/^(goods|batches|stores)/.test(what))).toHaveLength(8)
    expect(only()).toMatchObject({
      state: 'received',
      batchId: 'shanze:afternoon',
      ruleVersion: 1,
      pickUpId: '',
      dueAt: shop.now() + 20_000,
    })
    expect(shop.all('coupons')).toMatchObject([
      {
        _id: couponId,
        memberId: lin,
        token: only().token,
        shardNumber: -1,
        takenAt: shop.now(),
        commandId: 'command-of-exchange',
        origin: `exch:${lin}:command-of-exchange`,
      },
    ])
    expect(pointsOf(shop)).toBe(180)
    expect(shardOf(shop, 'cake').left).toBe(2)
  })

  test('whose time to be used is over is not exchanged', async () => {
    await rich(shop)
    const { rule } = shop.one<{ rule: object }>('batches', 'shanze:afternoon')
    const validity = { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-21' }
    shop.change('batches', 'shanze:afternoon', { rule: { ...rule, validity } })
    const answer = await unchanged(shop, () => exchange(shop, shop.command(), { code: 'cake', points: 20 }))
    expect(answer).toMatchObject({ ok: false, code: 'GOODS_OVER' })
  })

  test('of an unknown batch is a bug', async () => {
    await rich(shop)
    shop.change('goods', 'shanze:cake', { what: { kind: 'coupon', batchId: 'shanze:nothing' } })
    const answer = await unchanged(shop, () => exchange(shop, shop.command(), { code: 'cake', points: 20 }))
    expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' })
  })
})

test('nothing is exchanged while the mall of the brand is closed', async () => {
  await rich(shop)
  const { features } = shop.one<BrandDoc>('brands', 'shanze')
  shop.change('brands', 'shanze', { features: { ...features, mall: false } })
  shop.pass(3_600_000)
  expect(await unchanged(shop, () => exchange(shop))).toMatchObject({ ok: false, code: 'MALL_CLOSED' })
})

test.each(['shanze:nothing', 'lanxi:cup'])('the goods %s are not found', async goodsId => {
  await rich(shop)
  const call = () =>
    shop.when(PEOPLE.lin, 'mall.exchange', { commandId: shop.command(), goodsId, points: 30 })
  expect(await unchanged(shop, call)).toMatchObject({ ok: false, code: 'GOODS_NOT_FOUND' })
})

test.each([
  ['are off sale', { onSale: false }, { code: 'GOODS_OFF_SALE' }],
  [
    'cost another price by now',
    { points: 31 },
    { code: 'PRICE_CHANGED', message: '现在要 31 积分，没有扣积分。请看过再换', data: { points: 31 } },
  ],
  [
    'need a higher tier',
    { needTier: 'zhiwei' },
    { code: 'TIER_REQUIRED', message: '升到「知味」就能换这件' },
  ],
])('nothing is exchanged for goods that %s', async (_case, fields, refusal) => {
  await rich(shop)
  give(fields)
  expect(await unchanged(shop, () => exchange(shop))).toMatchObject({ ok: false, ...refusal })
})

test('a person without a card, and a guest with points, are asked to join', async () => {
  const refusal = { ok: false, code: 'NOT_MEMBER', message: '先入会再来换，一步就好' }
  expect(await unchanged(shop, () => exchange(shop))).toMatchObject(refusal)
  await shop.paid(PEOPLE.lin, 20_000)
  expect(await unchanged(shop, () => exchange(shop))).toMatchObject(refusal)
})

test.each([
  [200, true],
  [201, false],
])('goods for %i points are exchanged by a member with 200: %s', async (points, isExchanged) => {
  await rich(shop)
  give({ points })
  const answer = await exchange(shop, shop.command(), { points })
  const short = { ok: false, code: 'EXCHANGE_SHORT', message: '还差 1 分，没有扣积分', data: { missing: 1 } }
  expect(answer).toMatchObject(isExchanged ? { ok: true } : short)
  expect(pointsOf(shop)).toBe(isExchanged ? 0 : 200)
})
