import type { Reservation, StockShardDoc } from '@shared/domain/stock/types'
import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { auditBatchShards, auditGoodsShards } from './audit-shards'
import { asking, coupon, exchange } from './testing/audited'

const shop = testShop()
const { lin, gu } = PEOPLE
const BATCH = 'shanze:autumn:batch:0'
const GOODS = 'shanze:tin:goods:0'
const batches = async () => (await auditBatchShards(asking(shop))).broken
const goods = async () => (await auditGoodsShards(asking(shop))).broken
const shard = (id: string) => shop.one<StockShardDoc>('stockShards', id)
const take = (id: string, units = 1) => shop.change('stockShards', id, { left: shard(id).left - units })
const row = (over: Partial<Reservation>): Reservation => ({
  token: 'token-c1',
  takenFor: 'command',
  memberId: shop.memberId(lin),
  at: 1,
  ...over,
})
const reserve = (id: string, ...reservations: Reservation[]) =>
  shop.change('stockShards', id, { reservations })

test('stock that customers really take is all accounted for, swept or not', async () => {
  for (const by of [lin, gu])
    await shop.must(by, 'coupon.claim', { commandId: shop.command(), batchId: 'shanze:autumn' })
  givenMember(shop, lin, { lots: [{ day: '2027-11-30', points: 200 }] })
  await shop.must(lin, 'mall.exchange', { commandId: shop.command(), goodsId: 'shanze:tin', points: 40 })
  expect([await batches(), await goods()]).toEqual([[], []])
  await shop.sweep()
  expect([await batches(), await goods()]).toEqual([[], []])
})

describe('of a shard of a batch', () => {
  test('a unit that is nowhere is named after three counts', async () => {
    take(BATCH)
    const { left, total } = shard(BATCH)
    expect(await batches()).toEqual([`${BATCH}: accounts for ${left} of ${total} units`])
    expect(shop.trips.filter(({ what }) => what === `stockShards.get ${BATCH}`)).toHaveLength(2)
  })

  test('a unit on its way while it is counted is counted again', async () => {
    take(BATCH)
    shop.between(/^stockShards.get/, () => shop.given({ coupons: [coupon('c1')] }))
    expect(await batches()).toEqual([])
    expect(shop.trips.filter(({ what }) => what.startsWith('stockShards.get'))).toHaveLength(1)
  })

  test.each([
    ['of its batch', {}, 0],
    ['of another batch', { batchId: 'shanze:weekly' }, 2],
    ['of another shard', { shardNumber: 1 }, 1],
    ['whose unit went back', { returnToken: 't' }, 1],
  ])('a coupon %s accounts for one unit there', async (_what, over, wrong) => {
    take(BATCH)
    shop.given({ coupons: [coupon('c1', over)] })
    expect(await batches()).toHaveLength(wrong)
  })

  test.each([
    ['a reservation without a coupon keeps its unit', {}, [], true],
    ['a reservation whose coupon exists keeps none', {}, ['c1'], false],
    ['a return that no coupon names keeps none', { back: true as const, token: 'r1' }, [], false],
    [
      'a return that its coupon names keeps its unit',
      { back: true as const, token: 'r1' },
      ['returned'],
      true,
    ],
  ])('%s', async (_what, over, coupons, keeps) => {
    const existing = { c1: coupon('c1'), returned: coupon('c1', { returnToken: 'r1' }) }
    shop.given({ coupons: coupons.map(name => existing[name as 'c1' | 'returned']) })
    reserve(BATCH, row(over))
    const out = coupons.includes('c1') ? 1 : 0
    take(BATCH, out + (keeps ? 1 : 0))
    expect(await batches()).toEqual([])
    take(BATCH)
    expect(await batches()).toHaveLength(1)
  })

  test('no reservation needs no look at coupons', async () => {
    await batches()
    expect(shop.trips.filter(({ what }) => what.startsWith('coupons.find'))).toEqual([])
  })
})

describe('of a shard of goods', () => {
  test.each([
    ['ready', true],
    ['received', true],
    ['handed', true],
    ['cancelled', true],
    ['lapsed', true],
    ['open', false],
    ['void', false],
  ] as const)('an exchange that is %s accounts for a unit: %s', async (state, counts) => {
    shop.given({ exchanges: [exchange('e1', { state })] })
    if (counts) take(GOODS)
    expect(await goods()).toEqual([])
  })

  test.each([
    ['of another shard', { shardId: 'shanze:tin:goods:9' }],
    ['whose unit went back', { returnToken: 'r1' }],
  ])('an exchange %s does not', async (_what, over) => {
    shop.given({ exchanges: [exchange('e1', over)] })
    expect(await goods()).toEqual([])
    take(GOODS)
    expect(await goods()).toEqual([`${GOODS}: accounts for 4 of 5 units`])
  })

  test.each([
    ['an undecided exchange keeps its unit', { state: 'open' as const }, {}, 1],
    ['a finished exchange keeps only its own', {}, {}, 1],
    ['a finished exchange of another shard keeps the row', { shardId: 'other' }, {}, 1],
    ['a return it names keeps its unit', { returnToken: 'r1' }, { token: 'r1', back: true as const }, 1],
    ['a return it does not name keeps none', { returnToken: 'r2' }, { token: 'r1', back: true as const }, 0],
  ])('%s', async (_what, over, reservation, units) => {
    shop.given({ exchanges: [exchange('e1', over)] })
    reserve(GOODS, row({ token: 'token-e1', takenFor: 'e1', ...reservation }))
    take(GOODS, units)
    expect(await goods()).toEqual([])
  })
})

test('each step looks at the shards of its own kind and brand, one page at a time', async () => {
  const of = (kind: string) =>
    shop.all<StockShardDoc>('stockShards').filter(each => each.kind === kind && each.brandId === 'shanze')
      .length
  expect(await auditBatchShards(asking(shop))).toEqual({ broken: [], looked: of('batch'), next: '' })
  expect(await auditGoodsShards(asking(shop))).toEqual({ broken: [], looked: of('goods'), next: '' })
  const template = shard(BATCH)
  shop.given({
    stockShards: Array.from({ length: 100 }, (_none, i) => ({
      ...template,
      _id: `shanze:a${String(i).padStart(3, '0')}:batch:9`,
    })),
  })
  expect(await auditBatchShards(asking(shop))).toMatchObject({ looked: 100, next: 'shanze:a099:batch:9' })
})
