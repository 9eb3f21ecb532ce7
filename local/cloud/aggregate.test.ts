import { inside, refusalOf, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([
    { name: 'orders', indexes: [{ fields: ['brand', 'at'] }] },
    { name: 'people' },
    { name: 'shops', indexes: [{ fields: ['location'], geo: true }] },
  ])
  await cloud.data.insert('orders', [
    { _id: '1', brand: 'a', who: 'p1', fen: 300, at: new Date('2026-03-01T20:00:00Z'), tags: ['x', 'y'] },
    { _id: '2', brand: 'a', who: 'p2', fen: 500, at: new Date('2026-03-02T01:00:00Z'), tags: [] },
    { _id: '3', brand: 'b', who: 'p1', fen: 700, at: new Date('2026-03-03T01:00:00Z'), note: 'n' },
  ])
  await cloud.data.insert('people', [
    { _id: 'p1', name: 'Lin' },
    { _id: 'p2', name: 'Gu' },
  ])
  await cloud.data.insert('shops', [
    { _id: 'near', location: { type: 'Point', coordinates: [120.15, 30.25] } },
    { _id: 'far', location: { type: 'Point', coordinates: [121.47, 31.23] } },
  ])
})
afterAll(() => cloud.stop())

test('match, group, sort: sums per brand', async () => {
  const { list } = await inside(cloud, ({ db, $ }) =>
    db
      .collection('orders')
      .aggregate()
      .group({ _id: '$brand', fen: $.sum('$fen'), n: $.sum(1), notes: $.push('$note') })
      .sort({ _id: 1 })
      .end(),
  )
  expect(list).toEqual([
    { _id: 'a', fen: 800, n: 2, notes: [] },
    { _id: 'b', fen: 700, n: 1, notes: ['n'] },
  ])
})

test('a leading match uses an index', async () => {
  await inside(cloud, ({ db }) => db.collection('orders').aggregate().match({ brand: 'b' }).count('n').end())
  expect(cloud.invocations.last()?.trips[0]).toMatchObject({ scanned: 1, returned: 1 })
})

test('addFields, project, limit, skip', async () => {
  const { list } = await inside(cloud, ({ db, $ }) =>
    db
      .collection('orders')
      .aggregate()
      .sort({ fen: -1 })
      .skip(1)
      .limit(1)
      .addFields({ twice: $.multiply(['$fen', 2]) })
      .project({ twice: 1 })
      .end(),
  )
  expect(list).toEqual([{ _id: '2', twice: 1000 }])
})

test('unwind drops documents without elements unless told to keep them', async () => {
  const sizes = await inside(cloud, async ({ db }) => [
    (await db.collection('orders').aggregate().unwind('$tags').end()).list.map(line => line.tags),
    (
      await db
        .collection('orders')
        .aggregate()
        .unwind({ path: '$tags', preserveNullAndEmptyArrays: true })
        .end()
    ).list.length,
  ])
  expect(sizes).toEqual([['x', 'y'], 4])
})

test('lookup joins by fields and by pipeline', async () => {
  const seen = await inside(cloud, async ({ db, _, $ }) => {
    const byField = await db
      .collection('orders')
      .aggregate()
      .match({ _id: '3' })
      .lookup({ from: 'people', localField: 'who', foreignField: '_id', as: 'person' })
      .end()
    const pipeline = ($.pipeline() as { match(m: unknown): { done(): unknown } })
      .match(_.expr($.eq(['$_id', '$$who'])))
      .done()
    const byPipeline = await db
      .collection('orders')
      .aggregate()
      .match({ _id: '2' })
      .lookup({ from: 'people', let: { who: '$who' }, pipeline, as: 'person' })
      .end()
    return [byField.list[0]?.person, byPipeline.list[0]?.person]
  })
  expect(seen).toEqual([[{ _id: 'p1', name: 'Lin' }], [{ _id: 'p2', name: 'Gu' }]])
})

test('bucket and sortByCount', async () => {
  const [buckets, counted] = await inside(cloud, async ({ db, $ }) => [
    (
      await db
        .collection('orders')
        .aggregate()
        .bucket({ groupBy: '$fen', boundaries: [0, 500, 1000], output: { n: $.sum(1) } })
        .end()
    ).list,
    (await db.collection('orders').aggregate().sortByCount('$brand').end()).list,
  ])
  expect(buckets).toEqual([
    { _id: 0, n: 1 },
    { _id: 500, n: 2 },
  ])
  expect(counted).toEqual([
    { _id: 'a', count: 2 },
    { _id: 'b', count: 1 },
  ])
})

test('bucketAuto, replaceRoot and sample', async () => {
  const seen = await inside(cloud, async ({ db, $ }) => {
    const orders = () => db.collection('orders').aggregate()
    return {
      buckets: (
        await orders()
          .bucketAuto({ groupBy: '$fen', buckets: 3, output: { n: $.sum(1) } })
          .end()
      ).list,
      roots: (
        await orders()
          .sort({ _id: 1 })
          .replaceRoot({ newRoot: { whose: '$who' } })
          .end()
      ).list,
      drawn: (await orders().sample({ size: 3 }).end()).list.map(order => order._id),
    }
  })
  expect(seen.buckets.map(bucket => bucket.n)).toEqual([1, 1, 1])
  expect(seen.roots).toEqual([{ whose: 'p1' }, { whose: 'p2' }, { whose: 'p1' }])
  expect(seen.drawn.sort()).toEqual(['1', '2', '3'])
})

test('lookup by a field reads by index, and warns with the index it lacks', async () => {
  const join = (foreignField: string) =>
    inside(
      cloud,
      async ({ db }, foreignField: string) =>
        db
          .collection('people')
          .aggregate()
          .match({ _id: 'p1' })
          .lookup({ from: 'orders', localField: 'brandOfMine', foreignField, as: 'orders' })
          .end(),
      foreignField,
    )
  await cloud.data.insert(
    'orders',
    Array.from({ length: 1001 }, (_, i) => ({ _id: `x${i}`, brand: 'many' })),
  )
  await join('brand')
  expect(cloud.invocations.last()?.trips[0]?.scanned).toBe(1)
  await join('who')
  expect(cloud.invocations.last()?.trips[0]?.scanned).toBe(1005)
  expect(cloud.invocations.last()?.warnings.join()).toContain('declare the index who_1')
  await inside(cloud, ({ db }) => db.collection('orders').where({ brand: 'many' }).remove())
})

test('dates by the day of a time zone', async () => {
  const { list } = await inside(cloud, ({ db, $ }) =>
    db
      .collection('orders')
      .aggregate()
      .group({
        _id: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
        n: $.sum(1),
      })
      .sort({ _id: 1 })
      .end(),
  )
  expect(list).toEqual([
    { _id: '2026-03-02', n: 2 },
    { _id: '2026-03-03', n: 1 },
  ])
})

test('geoNear gives the distance in metres, nearest first', async () => {
  const { list } = await inside(cloud, ({ db }) =>
    db
      .collection('shops')
      .aggregate()
      .geoNear({
        distanceField: 'metres',
        spherical: true,
        near: new db.Geo.Point(120.15, 30.26) as never,
        key: 'location',
      })
      .end(),
  )
  expect(list.map(shop => shop._id)).toEqual(['near', 'far'])
  expect(Number(list[0]?.metres)).toBeGreaterThan(1000)
  expect(Number(list[0]?.metres)).toBeLessThan(1200)
})

test('nearness without a geo index is refused, here as there', async () => {
  const refusal = await refusalOf(cloud, ({ db }) =>
    db
      .collection('people')
      .aggregate()
      .geoNear({ distanceField: 'd', spherical: true, near: new db.Geo.Point(120, 30) as never })
      .end(),
  )
  expect(refusal.message).toContain('unable to find index for $geoNear query')
  expect(cloud.invocations.last()?.warnings.join()).toContain('declare the geo index of people')
})

test('aggregate default 20: without limit an answer is cut and warned of', async () => {
  await cloud.data.insert(
    'people',
    Array.from({ length: 30 }, (_, i) => ({ _id: `extra${i}` })),
  )
  const { list } = await inside(cloud, ({ db }) =>
    db.collection('people').aggregate().project({ _id: 1 }).end(),
  )
  expect(list).toHaveLength(20)
  expect(cloud.invocations.last()?.warnings.join()).toContain('without $limit answers 20')
})

test.each([
  ['a stage', '({ db }) => db.collection("orders").aggregate().stage({ $unionWith: "people" }).end()'],
  [
    'an expression',
    '({ db }) => db.collection("orders").aggregate().project({ at: { $dateTrunc: { date: "$at", unit: "day" } } }).end()',
  ],
  [
    'a query operator',
    '({ db }) => db.collection("orders").aggregate().match({ at: { $jsonSchema: {} } }).end()',
  ],
])('%s the cloud lacks is refused', async (_, code) => {
  const refused = refusalOf(
    cloud,
    (hands, code: string) => {
      // biome-ignore lint/security/noGlobalEval: the code under test
      return eval(code)(hands)
    },
    code,
  )
  expect((await refused).message).toMatch(/Unrecognized|unknown operator|not a function/)
})

test('aggregations keep their error code and skip the mapping, as the SDK does', async () => {
  const refusal = await refusalOf(cloud, ({ db }) => db.collection('nowhere').aggregate().limit(1).end())
  expect(refusal).toMatchObject({ errCode: -1, code: 'DATABASE_COLLECTION_NOT_EXIST' })
})
