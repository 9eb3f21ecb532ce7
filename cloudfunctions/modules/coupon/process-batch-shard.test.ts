import { NEVER } from '@shared/domain/due'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { testShop } from '../../testing/shop'
import { processBatchShard } from './process-batch-shard'
import { autumn, couponOf, couponsOf, fill, givenPack, reserved, shardOf } from './testing/coupons'

const shop = testShop()
const lin = 'shanze:openid-lin'
const processed = (code = 'autumn') => processBatchShard(shardOf(shop, code))
const idOf = (n: number) => `${autumn}:${lin}:${n}`

test('the sweeper writes the coupon of a claim that died, as of the moment its unit was taken', async () => {
  const { at } = reserved(shop)
  await shop.sweep()
  const [coupon] = couponsOf(shop)
  const { codeId = '' } = coupon ?? {}
  const now = { commandId: 'command-of-the-dead', token: 'token-of-the-dead', codeId }
  expect(coupon).toEqual({ ...couponOf(shop), ...now, takenAt: at, validFrom: at })
  expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [], dueAt: NEVER })
})

test('a claim that died is finished in the first free slot', async () => {
  reserved(shop)
  shop.given({ coupons: [couponOf(shop)] })
  await processed()
  expect(couponsOf(shop).map(({ _id }) => _id)).toEqual([idOf(1), idOf(2)])
  expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
})

test.each([
  ['its coupon carries the unit', { token: 'token-of-the-dead' }, 2],
  ['its coupon carries a unit of another run', { token: 'token-of-another-run' }, 3],
  ['its coupon carries a unit of another shard', { token: 'token-of-the-dead', shardNumber: 1 }, 3],
])('a reservation leaves when %s', async (_case, fields, left) => {
  reserved(shop)
  shop.given({ coupons: [couponOf(shop, { commandId: 'command-of-the-dead', ...fields })] })
  await processed()
  expect(couponsOf(shop)).toHaveLength(1)
  expect(shardOf(shop)).toMatchObject({ left, reservations: [] })
})

test('a unit goes back when the person has no slot left', async () => {
  reserved(shop)
  shop.given({ coupons: [couponOf(shop), couponOf(shop, { _id: idOf(2), commandId: 'command-2' })] })
  await processed()
  expect(shardOf(shop)).toMatchObject({ left: 3, reservations: [] })
})

test('a unit goes back when the slots that were left to a merged person are filled', async () => {
  reserved(shop, { most: 1 })
  shop.given({ coupons: [couponOf(shop)] })
  await processed()
  expect(couponsOf(shop)).toHaveLength(1)
  expect(shardOf(shop)).toMatchObject({ left: 3, reservations: [] })
})

test('a coupon that comes between the look and the write pushes the claim to the next slot', async () => {
  reserved(shop)
  shop.between(/^coupons.add/, () => shop.given({ coupons: [couponOf(shop)] }))
  await processed()
  expect(couponsOf(shop)[1]).toMatchObject({ _id: idOf(2), commandId: 'command-of-the-dead' })
  expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
})

test('the same shard processed twice at once writes one coupon', async () => {
  reserved(shop)
  const shard = shardOf(shop)
  shop.between(/^coupons.add/, () => processBatchShard(shard))
  await processBatchShard(shard)
  expect(couponsOf(shop)).toHaveLength(1)
  expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
})

test('a hundred reservations are read fifty at a time', async () => {
  fill(shop)
  shop.trips = []
  await processed()
  const reads = shop.trips.filter(({ what }) => what.startsWith('coupons.find'))
  expect(reads).toHaveLength(2)
  expect(JSON.parse(reads[0]?.what.replace('coupons.find ', '') ?? '')._id.$in).toHaveLength(100)
  expect(couponsOf(shop)).toHaveLength(100)
  expect(shardOf(shop).reservations).toEqual([])
})

test('a reservation that comes while the shard is processed keeps the shard due', async () => {
  reserved(shop)
  shop.between(/^stockShards.update .*\$size/, () =>
    reserved(shop, { token: 'later', takenFor: 'command-later' }),
  )
  await processed()
  expect(shardOf(shop)).toMatchObject({ reservations: [{ token: 'later' }], dueAt: shop.now() + 60_000 })
})

test('a pack whose claim died gets every coupon of it', async () => {
  const { _id } = givenPack(shop)
  reserved(shop, {}, 'pack')
  await processed('pack')
  expect(couponsOf(shop)).toMatchObject([
    { _id: `${_id}:${lin}:1`, state: 'DELETED', contents: [autumn, 'shanze:lakeside'] },
    { _id: `${_id}:${lin}:1:0`, batchId: autumn, state: 'EFFECTIVE' },
    { _id: `${_id}:${lin}:1:1`, batchId: 'shanze:lakeside', state: 'EFFECTIVE' },
  ])
  expect(shardOf(shop, 'pack')).toMatchObject({ left: 2, reservations: [] })
})

describe('A row that brings a unit back', () => {
  const back = { takenFor: idOf(1), token: 'token-back', back: true as const }
  const withdrawn = (fields = {}) => couponOf(shop, { state: 'DEACTIVATED', revoked: true, ...fields })
  const given = (fields = {}) => {
    shop.change('stockShards', shardOf(shop)._id, { left: 3 })
    reserved(shop, back)
    shop.given({ coupons: [withdrawn(fields)] })
  }

  test.each([
    ['is named by its coupon first', {}, 3, 'token-back'],
    ['was named by its coupon before', { returnToken: 'token-back' }, 3, 'token-back'],
    ['is not the one its coupon named', { returnToken: 'token-of-another' }, 2, 'token-of-another'],
  ])('%s: its unit counts once', async (_case, fields, left, returnToken) => {
    given(fields)
    await processed()
    expect(shardOf(shop)).toMatchObject({ left, reservations: [] })
    expect(couponsOf(shop)).toMatchObject([{ returnToken }])
  })

  test('raises the version of the coupon that names it, so that a slow writer loses', async () => {
    given()
    await processed()
    expect(couponsOf(shop)).toMatchObject([{ version: 2 }])
  })

  test('is dropped when the coupon names another between the look and the write', async () => {
    given()
    shop.between(/^coupons.update/, () =>
      shop.given({ coupons: [withdrawn({ returnToken: 'token-of-another' })] }),
    )
    await processed()
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
  })

  test('for a coupon that does not exist is a bug', async () => {
    reserved(shop, back)
    await expect(processed()).rejects.toThrow(`coupon ${idOf(1)} brings a unit back and does not exist`)
  })
})

test.each([
  ['an unknown batch', { ownerId: 'shanze:nothing' }],
  ['an unknown brand', { brandId: 'nobrand' }],
])('a shard of %s is a bug', async (_case, fields) => {
  const shard: StockShardDoc = { ...shardOf(shop), ...fields }
  await expect(processBatchShard(shard)).rejects.toThrow(`no batch or brand for stock shard ${shard._id}`)
})
