import { inside, refusalOf, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([
    {
      name: 'members',
      indexes: [{ fields: ['brand', 'phone'], unique: true }, { fields: ['brand', 'dueAt'] }],
    },
    { name: 'orders' },
    { name: 'shops', indexes: [{ fields: ['at'], geo: true }] },
  ])
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.data.reset())

test('a document added is found again by its id and by a query', async () => {
  const seen = await inside(cloud, async ({ db, _ }) => {
    const members = db.collection('members')
    const added = await members.add({
      data: { _id: 'm1', brand: 'a', points: 7, at: new Date(5), tags: ['x'] },
    })
    const one = await members.doc('m1').get()
    const many = await members.where({ points: _.gt(5) }).get()
    const counted = await members.where({ brand: 'a' }).count()
    return { added, one: one.data, many: many.data, total: (counted as { total: number }).total }
  })
  expect(seen.added).toMatchObject({ _id: 'm1', errMsg: 'collection.add:ok' })
  expect(seen.one).toMatchObject({ brand: 'a', points: 7 })
  expect(seen.many).toHaveLength(1)
  expect(seen.total).toBe(1)
})

test('a restored snapshot comes back, with its unique keys, and nothing else stays', async () => {
  await cloud.data.insert('members', [
    { _id: 'm1', brand: 'a', phone: '1', dueAt: 5 },
    { _id: 'm2', brand: 'a', phone: '2', dueAt: 6 },
  ])
  const before = cloud.data.dump()
  const snapshot = cloud.data.snapshot()
  expect(snapshot.isCurrent()).toBe(true)
  await inside(cloud, async ({ db }) => {
    const members = db.collection('members')
    await members.doc('m1').remove()
    await members.doc('m2').update({ data: { phone: '1', dueAt: 9 } })
    await members.add({ data: { _id: 3, brand: 'a', phone: '2', dueAt: 5 } })
    await db.collection('orders').add({ data: { _id: 'o1' } })
  })
  expect(snapshot.isCurrent()).toBe(false)
  await snapshot.restore()
  expect(snapshot.isCurrent()).toBe(true)
  expect(cloud.data.dump()).toEqual(before)
  expect(cloud.data.find('members', { brand: 'a', dueAt: 5 }).map(({ _id }) => _id)).toEqual(['m1'])
  await expect(cloud.data.insert('members', [{ _id: 'm4', brand: 'a', phone: '1' }])).rejects.toThrow(
    'E11000',
  )
})

test('a conditional update says how many documents it changed, and only the first of two wins', async () => {
  await cloud.data.insert('members', [{ _id: 'm1', seq: 1, points: 5 }])
  const won = await inside(cloud, async ({ db, _ }) => {
    const attempt = () =>
      db
        .collection('members')
        .where({ _id: 'm1', seq: 1 })
        .update({ data: { seq: 2, points: _.inc(3) } })
    return Promise.all([attempt(), attempt()])
  })
  expect(won.map(result => (result as { stats: { updated: number } }).stats.updated).sort()).toEqual([0, 1])
  expect(cloud.data.get('members', 'm1')).toEqual({ _id: 'm1', seq: 2, points: 8 })
})

test('set creates, then replaces', async () => {
  const stats = await inside(cloud, async ({ db }) => {
    const doc = db.collection('orders').doc('o1')
    return [await doc.set({ data: { a: 1 } }), await doc.set({ data: { b: 2 } })]
  })
  expect(stats).toMatchObject([
    { _id: 'o1', stats: { created: 1, updated: 0 } },
    { stats: { created: 0, updated: 1 } },
  ])
  expect(cloud.data.get('orders', 'o1')).toEqual({ _id: 'o1', b: 2 })
})

test('remove says how many documents went', async () => {
  await cloud.data.insert('orders', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
    { _id: 'c', n: 2 },
  ])
  const gone = await inside(cloud, async ({ db }) => [
    await db.collection('orders').doc('c').remove(),
    await db.collection('orders').where({ n: 1 }).remove(),
  ])
  expect(gone).toMatchObject([{ stats: { removed: 1 } }, { stats: { removed: 2 } }])
})

test('a second document with the same _id is refused with E11000', async () => {
  await cloud.data.insert('orders', [{ _id: 'o1' }])
  const refusal = await refusalOf(cloud, ({ db }) => db.collection('orders').add({ data: { _id: 'o1' } }))
  expect(refusal.errCode).toBe(-502001)
  expect(refusal.errMsg).toMatch(
    /\[FailedOperation\] multiple write errors: \[\{write errors: \[\{E11000 duplicate key error collection: .*orders index: _id_ dup key: \{ _id: "o1" \}/,
  )
})

test('a unique index counts a missing field as null: two documents without it collide', async () => {
  const refusal = await refusalOf(cloud, async ({ db }) => {
    await db.collection('members').add({ data: { _id: 'm1', brand: 'a' } })
    await db.collection('members').add({ data: { _id: 'm2', brand: 'a' } })
  })
  expect(refusal.errMsg).toMatch(/E11000.*index: brand_1_phone_1 dup key: \{ brand: "a", phone: null \}/)
})

test('a collection that does not exist is refused for reading and for writing', async () => {
  const read = await refusalOf(cloud, ({ db }) => db.collection('nowhere').get())
  const write = await refusalOf(cloud, ({ db }) => db.collection('nowhere').add({ data: {} }))
  for (const refusal of [read, write]) {
    expect(refusal.errCode).toBe(-502005)
    expect(refusal.errMsg).toContain('[ResourceNotFound] Db or Table not exist: nowhere')
  }
})

test('a missing document is an error of doc().get()', async () => {
  const refusal = await refusalOf(cloud, ({ db }) => db.collection('orders').doc('none').get())
  expect(refusal.errCode).toBe(-1)
  expect(refusal.errMsg).toContain('document with _id none does not exist')
})

test('get answers 100 documents by default and 1000 at most', async () => {
  await cloud.data.insert(
    'orders',
    Array.from({ length: 1200 }, (_, i) => ({ _id: `o${i}`, i })),
  )
  const sizes = await inside(cloud, async ({ db }) => [
    (await db.collection('orders').get()).data.length,
    (await db.collection('orders').limit(5000).get()).data.length,
  ])
  expect(sizes).toEqual([100, 1000])
})

test('order, skip and limit walk a declared index without looking at more than they return', async () => {
  await cloud.data.insert(
    'members',
    Array.from({ length: 500 }, (_, i) => ({ _id: `m${i}`, brand: 'a', phone: `${i}`, dueAt: 1000 - i })),
  )
  const due = await inside(
    cloud,
    async ({ db, _ }) =>
      (
        await db
          .collection('members')
          .where({ brand: 'a', dueAt: _.lte(900) })
          .orderBy('dueAt', 'asc')
          .limit(3)
          .get()
      ).data,
  )
  expect(due.map(member => member.dueAt)).toEqual([501, 502, 503])
  expect(cloud.invocations.last()?.trips[0]).toMatchObject({
    scanned: 3,
    returned: 3,
    summary: expect.stringContaining('members.get'),
  })
})

test('a query over 1,000 documents without a fitting index warns with the index by name', async () => {
  await cloud.data.insert(
    'orders',
    Array.from({ length: 1001 }, (_, i) => ({ _id: `o${i}`, brand: 'a', at: i })),
  )
  await inside(cloud, async ({ db, _ }) =>
    db
      .collection('orders')
      .where({ brand: 'a', at: _.gt(990) })
      .get(),
  )
  expect(cloud.invocations.last()?.warnings.join()).toContain('declare the index brand_1_at_1')
})

test('projection keeps or leaves out fields, never both', async () => {
  await cloud.data.insert('orders', [{ _id: 'o1', a: { b: 1, c: 2 }, d: 3 }])
  const [remaining, left] = await inside(cloud, async ({ db }) => [
    (await db.collection('orders').field({ 'a.b': true }).get()).data[0],
    (await db.collection('orders').field({ a: false }).get()).data[0],
  ])
  expect(remaining).toEqual({ _id: 'o1', a: { b: 1 } })
  expect(left).toEqual({ _id: 'o1', d: 3 })
  const mixed = await refusalOf(cloud, ({ db }) => db.collection('orders').field({ a: true, d: false }).get())
  expect(mixed.errMsg).toContain('mix of inclusion and exclusion')
})

test('server dates are the clock of the cloud', async () => {
  await cloud.clock.set(Date.parse('2030-01-02T03:04:05Z'))
  await inside(cloud, async ({ db }) =>
    db.collection('orders').add({ data: { _id: 'o1', at: db.serverDate({ offset: 1000 }) } }),
  )
  const at = cloud.data.get('orders', 'o1')?.at as Date
  expect(at.getTime() - Date.parse('2030-01-02T03:04:06Z')).toBeGreaterThanOrEqual(0)
  expect(at.getTime() - Date.parse('2030-01-02T03:04:06Z')).toBeLessThan(60_000)
})

test('shops near a place come nearest first, and only those within reach', async () => {
  await cloud.data.insert('shops', [
    { _id: 'far', at: { type: 'Point', coordinates: [121.47, 31.23] } },
    { _id: 'next door', at: { type: 'Point', coordinates: [120.151, 30.25] } },
    { _id: 'a walk', at: { type: 'Point', coordinates: [120.17, 30.25] } },
  ])
  const near = await inside(cloud, async ({ db, _ }) => {
    const here = new db.Geo.Point(120.15, 30.25)
    const { data } = await db
      .collection('shops')
      .where({ at: _.geoNear({ geometry: here, minDistance: 0, maxDistance: 5000 }) })
      .get()
    return data.map(shop => shop._id)
  })
  expect(near).toEqual(['next door', 'a walk'])
})

test('nearness needs a geo index, and a geo index needs points', async () => {
  const unindexed = await refusalOf(cloud, ({ db, _ }) =>
    db
      .collection('orders')
      .where({ at: _.geoNear({ geometry: new db.Geo.Point(120, 30) }) })
      .get(),
  )
  expect(unindexed.errMsg).toContain('unable to find index for $geoNear query')
  const nowhere = await refusalOf(cloud, ({ db }) => db.collection('shops').add({ data: { at: 'Hangzhou' } }))
  expect(nowhere.errMsg).toContain("Can't extract geo keys from field at")
})

test('shops within an area, as a polygon or a circle', async () => {
  await cloud.data.insert('orders', [
    { _id: 'in', at: { type: 'Point', coordinates: [120.15, 30.25] } },
    { _id: 'out', at: { type: 'Point', coordinates: [121.47, 31.23] } },
    { _id: 'nowhere' },
  ])
  const answers = await inside(cloud, async ({ db, _ }) => {
    const { Point, Polygon, LineString } = db.Geo
    const corners = [
      [120, 30],
      [121, 30],
      [121, 31],
      [120, 31],
      [120, 30],
    ].map(([longitude, latitude]) => new Point(longitude, latitude))
    const area = new Polygon([new LineString(corners)])
    const ids = async (condition: unknown) =>
      (await db.collection('orders').where({ at: condition }).get()).data.map(shop => shop._id)
    return [
      await ids(_.geoWithin({ geometry: area })),
      await ids(_.geoIntersects({ geometry: area })),
      await ids(_.geoWithin({ centerSphere: [[120.15, 30.25], 1 / 6378.1] })),
    ]
  })
  expect(answers).toEqual([['in'], ['in'], ['in']])
})

test('the query operators of the SDK arrive as they are meant', async () => {
  await cloud.data.insert('orders', [
    { _id: 'a', n: 5, tags: ['x', 'y'], lines: [{ k: 1, q: 2 }], name: 'Tea' },
    { _id: 'b', n: 8, tags: ['x'], name: 'coffee', odd: true },
  ])
  const answers = await inside(cloud, async ({ db, _, $ }) => {
    const seen: Record<string, unknown> = {}
    const filters: Record<string, unknown> = {
      eq: { n: _.eq(5) },
      neq: { n: _.neq(5) },
      in: { n: _.in([5, 6]) },
      nin: { n: _.nin([5, 6]) },
      between: { n: (_.gte(6) as { and(other: unknown): unknown }).and(_.lt(9)) },
      all: { tags: _.all(['y', 'x']) },
      size: { tags: _.size(1) },
      elemMatch: { lines: _.elemMatch({ k: 1, q: _.gt(1) }) },
      exists: { odd: _.exists(true) },
      mod: { n: _.mod(3, 2) },
      not: { n: _.not(_.eq(5)) },
      or: _.or([{ n: 5 }, { odd: true }]),
      nor: _.nor([{ n: 5 }]),
      and: _.and([{ n: _.gt(1) }, { name: 'Tea' }]),
      expr: _.expr($.gt(['$n', 6])),
      pattern: { name: db.RegExp({ regexp: '^t', options: 'i' }) },
    }
    for (const [name, filter] of Object.entries(filters)) {
      const { data } = await db.collection('orders').where(filter).get()
      seen[name] = data.map(order => order._id).join('')
    }
    return seen
  })
  expect(answers).toEqual({
    eq: 'a',
    neq: 'b',
    in: 'a',
    nin: 'b',
    between: 'b',
    all: 'a',
    size: 'b',
    elemMatch: 'a',
    exists: 'b',
    mod: 'ab',
    not: 'b',
    or: 'ab',
    nor: 'b',
    and: 'a',
    expr: 'b',
    pattern: 'a',
  })
})

test.each([
  ['a pattern JavaScript cannot read', { regexp: '(?i)tea' }, 'Regular expression is invalid'],
  ['an unknown option', { regexp: 'tea', options: 'g' }, 'invalid flag in regex options: g'],
])('%s is refused as a database refusal', async (_, pattern, text) => {
  const refusal = await refusalOf(
    cloud,
    ({ db }, pattern: { regexp: string }) =>
      db
        .collection('orders')
        .where({ name: db.RegExp(pattern) })
        .get(),
    pattern,
  )
  expect(refusal).toMatchObject({ errCode: -502001, errMsg: expect.stringContaining(text) })
})

test('many documents in one add, one of many changed or removed', async () => {
  const seen = await inside(cloud, async ({ db }) => {
    const orders = db.collection('orders')
    const added = await orders.add({
      data: [
        { _id: '1', n: 1 },
        { _id: '2', n: 1 },
        { _id: '3', n: 1 },
      ],
    })
    const changed = await orders.where({ n: 1 }).update({ data: { n: 2 }, multi: false })
    const removed = await orders.where({ n: 1 }).remove({ multi: false })
    return [added._ids, changed.stats.updated, removed.stats.removed]
  })
  expect(seen).toEqual([['1', '2', '3'], 1, 1])
  expect(cloud.data.find('orders')).toHaveLength(2)
})

test('an order of fields in a filter document matters; a flattened filter does not care', async () => {
  await cloud.data.insert('orders', [{ _id: 'o', a: { b: 1, c: 2 } }])
  const sizes = await inside(cloud, async ({ db, _ }) => {
    const size = async (filter: unknown) => (await db.collection('orders').where(filter).get()).data.length
    return [
      await size({ a: { c: 2, b: 1 } }),
      await size({ a: _.eq({ c: 2, b: 1 }) }),
      await size({ a: _.eq({ b: 1, c: 2 }) }),
    ]
  })
  expect(sizes).toEqual([1, 0, 1])
})

test('an update merges nested objects, _.set replaces them, as the SDK writes it', async () => {
  await cloud.data.insert('orders', [{ _id: 'o', a: { b: 1 }, d: { e: 1 } }])
  await inside(cloud, ({ db, _ }) =>
    db
      .collection('orders')
      .doc('o')
      .update({ data: { a: { c: 2 }, d: _.set({ f: 2 }) } }),
  )
  expect(cloud.data.get('orders', 'o')).toEqual({ _id: 'o', a: { b: 1, c: 2 }, d: { f: 2 } })
})

test('the operators of the SDK arrive as they are meant', async () => {
  await cloud.data.insert('orders', [
    { _id: 'o', n: 5, list: [1, 2, 3], gone: 1, old: 'x', low: 3, high: 3, bits: 12 },
  ])
  await inside(cloud, ({ db, _ }) =>
    db
      .collection('orders')
      .doc('o')
      .update({
        data: {
          n: _.inc(2),
          list: _.push([4, 5]),
          gone: _.remove(),
          old: _.rename('fresh'),
          low: _.min(1),
          high: _.max(9),
          bits: _.bit({ and: 10 }),
        },
      }),
  )
  await inside(cloud, ({ db, _ }) =>
    db
      .collection('orders')
      .doc('o')
      .update({ data: { list: _.pull(_.in([1, 5])), n: _.mul(10) } }),
  )
  await inside(cloud, ({ db, _ }) =>
    db
      .collection('orders')
      .doc('o')
      .update({ data: { list: _.unshift([0]) } }),
  )
  await inside(cloud, ({ db, _ }) =>
    db
      .collection('orders')
      .doc('o')
      .update({ data: { list: _.pop() } }),
  )
  await inside(cloud, ({ db, _ }) =>
    db
      .collection('orders')
      .doc('o')
      .update({ data: { list: _.addToSet(2) } }),
  )
  expect(cloud.data.get('orders', 'o')).toEqual({
    _id: 'o',
    n: 70,
    list: [0, 2, 3],
    fresh: 'x',
    low: 1,
    high: 9,
    bits: 8,
  })
})
