import type { CouponBatch } from '@shared/domain/coupon/types'
import { testShop } from '../../testing/shop'
import { rulesOf } from './rules-of'
import { lifeOf, shownBatches, shownTerms, termsView } from './shown-batches'
import { autumn, givenPack, TIME_ZONE } from './testing/coupons'

const shop = testShop()
const batch = (code: string) => shop.one<CouponBatch>('batches', `shanze:${code}`)

test('a batch is shown with its rule, a pack with the rule of its first coupon', async () => {
  const pack = givenPack(shop)
  const shown = await shownBatches([autumn, pack._id, 'shanze:nothing'])
  expect([...shown]).toEqual([
    [autumn, { name: '秋茶礼赞满减券', rule: batch('autumn').rule }],
    [pack._id, { name: '茶礼包', rule: batch('autumn').rule }],
  ])
})

test.each([
  ['nothing', []],
  ['an unknown batch first', ['shanze:nothing', autumn]],
  ['another pack first', ['shanze:inner', autumn]],
])('a pack that holds %s is not shown', async (_what, contents) => {
  givenPack(shop, { _id: 'shanze:inner', contents: [autumn] })
  const pack = givenPack(shop, { contents })
  expect((await shownBatches([pack._id])).size).toBe(0)
})

test('the rules of a pack are those of its coupons; what is no coupon has none', async () => {
  expect(await rulesOf(batch('lakeside'))).toEqual([batch('lakeside').rule])
  givenPack(shop, { _id: 'shanze:inner' })
  const pack = givenPack(shop, { contents: [autumn, 'shanze:inner', 'shanze:lakeside', 'shanze:nothing'] })
  expect(await rulesOf(pack)).toEqual([batch('autumn').rule, batch('lakeside').rule])
})

test('coupons are worth what their terms say, version by version', async () => {
  const terms = shop.one<object>('batchTerms', `${autumn}:v1`)
  shop.given({ batchTerms: [{ ...terms, _id: `${autumn}:v2`, version: 2, name: '新的秋茶券' }] })
  const coupons = [1, 2, 3].map(ruleVersion => ({ batchId: autumn, ruleVersion }))
  const found = await shownTerms(coupons)
  expect([...found].map(([id, { name }]) => [id, name])).toEqual([
    [`${autumn}:v1`, '秋茶礼赞满减券'],
    [`${autumn}:v2`, '新的秋茶券'],
  ])
})

test('the terms of a coupon show what it takes off, and not its life or its uses', () => {
  const { name, rule } = batch('afternoon')
  const { benefit, thresholdFen, stores, times, notWith } = rule
  expect(termsView({ name, rule })).toEqual({ name, benefit, thresholdFen, stores, times, notWith })
})

test.each([
  ['days', { mode: 'after-taking' as const, delayDays: 0, days: 14 }, 14, null],
  [
    'an exclusive end',
    { mode: 'period' as const, fromDay: '2026-11-01', toDay: '2026-11-30' },
    null,
    '2026-12-01T00:00:00+08:00',
  ],
])('the life of a coupon once taken is %s', (_case, validity, validDays, end) => {
  const { name, rule } = batch('autumn')
  const validToAt = end && Date.parse(end)
  expect(lifeOf({ name, rule: { ...rule, validity } }, TIME_ZONE)).toEqual({ validDays, validToAt })
})
