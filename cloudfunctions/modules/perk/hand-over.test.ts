import { NEVER } from '@shared/domain/due'
import { logged } from '../../testing/messages'
import { brandOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { handOver } from './hand-over'
import { CAKE, CUP, couponIdOf, couponsOf, owed, setStock, shardsOf } from './testing/holders'

const shop = testShop()
const { lin } = PEOPLE
const hand = (...rows: ReturnType<typeof owed>[]) =>
  handOver(rows, { memberId: shop.memberId(lin), brand: brandOf(shop), now: shop.now() })
const watches = () => shop.all('perkWatches')
const COUPON = couponIdOf(lin)

test('an owed coupon comes out of the stock of its batch, under the id it was promised', async () => {
  const { coupons, existing, waiting } = await hand(owed(lin))
  expect(coupons).toMatchObject([
    {
      _id: COUPON,
      memberId: 'shanze:openid-lin',
      batchId: CUP,
      commandId: COUPON,
      origin: `perk:monthly:2026-11:${CUP}`,
    },
  ])
  expect([...existing]).toEqual([COUPON])
  expect([...waiting]).toEqual([])
  expect(couponsOf(shop)).toEqual(coupons)
  expect(shardsOf(shop).flatMap(({ reservations }) => reservations)).toMatchObject([{ takenFor: COUPON }])
})

test('two rows are two coupons, side by side', async () => {
  const { existing } = await hand(owed(lin), owed(lin, { batchId: CAKE }))
  expect([...existing]).toEqual([COUPON, couponIdOf(lin, CAKE)])
})

test('handing the same row over again takes no second unit', async () => {
  await hand(owed(lin))
  const { coupons, existing } = await hand(owed(lin, { tries: 1 }))
  expect(coupons).toMatchObject([{ _id: COUPON }])
  expect([...existing]).toEqual([COUPON])
  const out = shardsOf(shop).reduce((sum, { total, left }) => sum + total - left, 0)
  expect([couponsOf(shop).length, out]).toEqual([1, 1])
})

test.each([
  ['a first try does not look for the coupon', 0, 0],
  ['a later try looks for it first', 1, 1],
])('%s', async (_what, tries, looks) => {
  await hand(owed(lin, { tries }))
  expect(shop.trips.filter(({ what }) => what === `coupons.get ${COUPON}`)).toHaveLength(looks)
})

test.each([
  ['is sold out', () => setStock(shop, 0), 'SOLD_OUT'],
  ['is withdrawn', () => shop.change('batches', CUP, { state: 'closed' }), 'closed'],
  [
    'has closed shards',
    () => shardsOf(shop).forEach(({ _id }) => void shop.change('stockShards', _id, { open: false })),
    'BATCH_CLOSED',
  ],
])('a coupon whose batch %s waits for a watch on the batch', async (_why, given, why) => {
  given()
  const { coupons, existing, waiting } = await hand(owed(lin))
  expect([coupons, [...existing], [...waiting]]).toEqual([[], [], [COUPON]])
  expect(watches()).toEqual([
    { _id: CUP, brandId: 'shanze', tries: 0, cursor: '', dueAt: shop.now() + 60_000 },
  ])
  expect(jest.mocked(console.warn).mock.calls.join()).toContain(why)
  expect(logged('warn')).toEqual(['perk.waits'])
})

test('a batch that is gone is waited for like any other', async () => {
  const { waiting } = await hand(owed(lin, { batchId: 'shanze:gone', couponId: 'perk:gone' }))
  expect([...waiting]).toEqual(['perk:gone'])
  expect(watches()).toMatchObject([{ _id: 'shanze:gone' }])
})

test('a coupon whose time is over when it is taken waits', async () => {
  const validity = { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-21' }
  const batch = shop.one<{ rule: object }>('batches', CUP)
  shop.change('batches', CUP, { rule: { ...batch.rule, validity } })
  const { waiting } = await hand(owed(lin))
  expect([...waiting]).toEqual([COUPON])
  expect(couponsOf(shop)).toEqual([])
})

test('a coupon that another run stored while the batch ran out is found there', async () => {
  await hand(owed(lin))
  setStock(shop, 0)
  const { existing, waiting } = await hand(owed(lin))
  expect([[...existing], [...waiting]]).toEqual([[COUPON], []])
})

test('a watch that exists is asked no later than in a minute', async () => {
  setStock(shop, 0)
  const watch = { _id: CUP, brandId: 'shanze', tries: 6, cursor: 'x', dueAt: NEVER }
  shop.given({ perkWatches: [watch] })
  await hand(owed(lin))
  expect(watches()).toEqual([{ ...watch, dueAt: shop.now() + 60_000 }])
})

test('a broken batch is an alarm, stays owed and blocks no other coupon', async () => {
  const batch = shop.one<{ rule: object }>('batches', CUP)
  shop.change('batches', CUP, { rule: { ...batch.rule, validity: undefined } })
  const { existing, waiting } = await hand(owed(lin), owed(lin, { batchId: CAKE }))
  expect([[...existing], [...waiting]]).toEqual([[couponIdOf(lin, CAKE)], []])
  expect(logged('error')).toEqual(['perk.failed'])
  expect(watches()).toEqual([])
})
