import type { BrandDoc } from '@shared/domain/brand/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { exchange, rich, shardOf } from './testing/exchanges'

const shop = testShop()
/** Settings are remembered for half a minute. */
const give = (fields: object) => {
  shop.change('goods', 'shanze:cup', fields)
  shop.pass(31_000)
}
const list = async (by = PEOPLE.lin) => {
  const answer = await shop.when(by, 'mall.list', {})
  if (!answer.ok) throw new Error(answer.code)
  return answer.data
}
const cup = async () => (await list()).goods.find(({ id }) => id === 'shanze:cup')

test('a member sees all goods with price and stock, in three trips side by side', async () => {
  await rich(shop)
  await list()
  const seen = await list()
  expect(shop.trips.map(({ what }) => what.split(' ')[0]).sort()).toEqual([
    'exchanges.find',
    'members.get',
    'stockShards.find',
  ])
  expect(seen).toMatchObject({ state: 'member', points: { active: 200 } })
  expect(seen.goods.find(({ id }) => id === 'shanze:cup')).toMatchObject({
    name: 'cup',
    kind: 'item',
    price: { points: 30, note: '' },
    others: [],
    left: 2,
    notNow: null,
  })
})

test('a guest sees everything and misses nothing but the card', async () => {
  expect(await list(PEOPLE.gu)).toMatchObject({
    state: 'guest',
    goods: Array(5).fill({ notNow: null }),
  })
})

test('points that are missing are said with what they cost at the tier of the member', async () => {
  await rich(shop)
  give({ points: 250 })
  expect((await cup())?.notNow).toMatchObject({ code: 'EXCHANGE_SHORT', missing: 50, missingFen: 5_000 })
})

test('PT-03 PT-04: the price of a tier is shown and charged; another one is refused with the new price', async () => {
  await rich(shop)
  const rows = { times: [], fromAt: 0, toAt: 0, minGrowth: 0 }
  give({
    prices: [
      { ...rows, id: 'a', points: 25, tiers: ['xinya'], note: '新芽价' },
      { ...rows, id: 'b', points: 20, tiers: ['cangshan'], note: '藏山价' },
    ],
  })
  expect(await cup()).toMatchObject({
    price: { points: 25, note: '新芽价' },
    others: [{ points: 20, note: '藏山价' }],
  })
  expect(await exchange(shop)).toMatchObject({ code: 'PRICE_CHANGED', data: { points: 25 } })
  expect(await exchange(shop, 'command-at-its-price', { points: 25 })).toMatchObject({
    ok: true,
    data: { exchange: { points: 25 }, points: { active: 175 } },
  })
  give({ prices: [] })
  expect(await exchange(shop, 'command-at-its-price', { points: 25 })).toMatchObject({ ok: true })
})

test('sold out, a tier and a limit stay visible with their reason', async () => {
  await rich(shop)
  give({ needTier: 'cangshan' })
  expect((await cup())?.notNow).toMatchObject({ code: 'TIER_REQUIRED', message: '升到「藏山」就能换这件' })
  give({ needTier: '', limit: { count: 1, per: 'day' } })
  expect(await cup()).toMatchObject({ limit: { left: 1 }, notNow: null })
  await exchange(shop)
  expect(await cup()).toMatchObject({ limit: { left: 0 }, notNow: { code: 'EXCHANGE_LIMIT' } })
  shop.change('stockShards', shardOf(shop)._id, { left: 0 })
  expect((await cup())?.notNow).toMatchObject({ code: 'GOODS_SOLD_OUT' })
})

test('goods that have not begun say when, and those that have ended stay refused', async () => {
  await rich(shop)
  give({ fromAt: shop.now() + 2 * 86_400_000 })
  const { notNow } = (await cup()) ?? {}
  expect(notNow).toMatchObject({ code: 'GOODS_NOT_BEGUN' })
  expect(notNow?.message).toMatch(/^11 月 24 日 \d+:\d\d 开始，到时再来换$/)
  expect(await exchange(shop)).toMatchObject({ code: 'GOODS_NOT_BEGUN' })
  give({ fromAt: 0, toAt: shop.now() })
  expect(await exchange(shop)).toMatchObject({ code: 'GOODS_ENDED' })
  expect((await cup())?.notNow).toMatchObject({ code: 'GOODS_ENDED' })
})

test('one of the goods comes with its pick-up rule and the stores that hand it over', async () => {
  await rich(shop)
  expect(await shop.when(PEOPLE.lin, 'mall.goods', { goodsId: 'shanze:cup' })).toMatchObject({
    ok: true,
    data: { goods: { id: 'shanze:cup' }, pickUp: { days: 10 }, stores: [{}, {}], description: '' },
  })
})

test('a closed mall and goods of nobody are refused', async () => {
  expect(await shop.when(PEOPLE.lin, 'mall.goods', { goodsId: 'shanze:none' })).toMatchObject({
    code: 'GOODS_NOT_FOUND',
  })
  const { features } = shop.one<BrandDoc>('brands', 'shanze')
  shop.change('brands', 'shanze', { features: { ...features, mall: false } })
  shop.pass(31_000)
  expect(await shop.when(PEOPLE.lin, 'mall.list', {})).toMatchObject({ code: 'MALL_CLOSED' })
})
