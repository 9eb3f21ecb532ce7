import fc from 'fast-check'
import { MovableClock } from '../clock/clock'
import { Database } from './database'
import { LATEST, search } from './find'
import { plan } from './planner'
import { readSort } from './sort'
import { compareValues, type Doc, type Value } from './values'

const open = (indexed: boolean) =>
  new Database({
    collections: [
      {
        name: 'c',
        indexes: indexed ? [{ fields: ['a', 'b'] }, { fields: ['b'] }, { fields: ['d.e', 'a'] }] : [],
      },
    ],
    envId: 'test',
    clock: new MovableClock(),
  })

const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 2 }) },
  fc.constantFrom<Value>(null, 'x', 'y', true, false, 0.5, Number.NaN),
  fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 3 }),
  fc.integer({ min: 0, max: 3 }).map(ms => new Date(ms)),
  fc.constant({ e: 1 }),
)
const doc = fc.record(
  {
    a: value,
    b: value,
    d: fc.oneof(value, fc.array(fc.record({ e: value }, { requiredKeys: [] }), { maxLength: 2 })),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Doc>
const simple = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom<Value>(null, 'x', 'x,4:y', true, new Date(1)),
)
const condition: fc.Arbitrary<Value> = fc.oneof(
  simple,
  fc.record({ $gt: simple }),
  fc.record({ $gte: simple, $lt: simple }) as fc.Arbitrary<Value>,
  fc.record({ $lte: simple }),
  fc.record({ $in: fc.array(simple, { maxLength: 3 }) }),
  fc.record({ $ne: simple }),
)
const filter = fc.record(
  { a: condition, b: condition, 'd.e': condition },
  { requiredKeys: [] },
) as fc.Arbitrary<Doc>
const plainFields = fc.record({ a: simple, b: simple, d: fc.record({ e: simple }) }) as fc.Arbitrary<Doc>
const anyFilter = fc.oneof(
  { weight: 4, arbitrary: filter },
  {
    weight: 1,
    arbitrary: fc.array(filter, { minLength: 1, maxLength: 3 }).map(branches => ({ $or: branches }) as Doc),
  },
)
const order = fc.option(
  fc.constantFrom<Doc>({ a: 1 }, { b: -1 }, { a: 1, b: 1 }, { a: -1, b: -1 }, { a: 1, b: -1 }, { 'd.e': 1 }),
  { nil: undefined },
)

test('an index never changes what a query answers: the same documents, in an order the sort allows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(doc, { maxLength: 25, size: 'max' }),
      fc.array(fc.tuple(filter, plainFields), { maxLength: 4 }),
      fc.array(fc.tuple(anyFilter, order), { minLength: 1, maxLength: 15, size: 'max' }),
      async (docs, changes, queries) => {
        const withIndex = open(true)
        const without = open(false)
        const numbered = docs.map((fields, i) => ({ ...fields, _id: `d${i}` }))
        const storable = numbered.filter(candidate => canIndex(candidate))
        await withIndex.insert(undefined, 'c', storable)
        await without.insert(undefined, 'c', storable)
        for (const [filter, fields] of changes) {
          const modification = { filter, change: { $set: fields }, merge: true, multi: true, upsert: false }
          for (const database of [withIndex, without]) await database.modify(undefined, 'c', modification)
        }
        for (const [filter, order] of queries) {
          const query = { filter, ...(order ? { order } : {}), limit: 1000 }
          const documents = search(withIndex.store, LATEST, 'c', query).documents.map(({ doc }) => doc)
          const expected = search(without.store, LATEST, 'c', query).documents.map(({ doc }) => doc)
          expect(new Set(documents.map(({ _id }) => _id))).toEqual(new Set(expected.map(({ _id }) => _id)))
          expect(documents).toHaveLength(expected.length)
          if (order)
            for (const key of readSort(order).slice(0, 1))
              expect(keysOf(documents, key.path)).toEqual(keysOf(expected, key.path))
        }
        await withIndex.close()
        await without.close()
      },
    ),
    { numRuns: 60 },
  )
})

/** MongoDB refuses a document with arrays in two fields of one index. */
const canIndex = (candidate: Doc) =>
  !(Array.isArray(candidate.a) && (Array.isArray(candidate.b) || Array.isArray(candidate.d)))

const keysOf = (docs: Doc[], path: string) =>
  docs
    .map(candidate => (path === 'd.e' ? null : candidate[path]))
    .filter(key => !Array.isArray(key))
    .map(key => key ?? null)

describe('which way a query takes', () => {
  const database = open(true)
  const collection = database.store.catalogue.get('c')
  afterAll(() => database.close())
  const way = (filter: Doc, order?: Doc) => {
    const chosen = plan(collection, filter, readSort(order))
    return chosen.by === 'index' ? `${chosen.index.name}${chosen.sorted ? ' sorted' : ''}` : chosen.by
  }
  test.each<[string, Doc, Doc | undefined, string]>([
    ['an id', { _id: 'x', a: 1 }, undefined, 'id'],
    ['several ids', { _id: { $in: ['x', 'y'] } }, undefined, 'id'],
    ['the prefix of an index', { a: 1 }, undefined, 'a_1_b_1'],
    ['equality and range', { a: 1, b: { $lte: 5 } }, undefined, 'a_1_b_1'],
    ['equality and order', { a: 1 }, { b: -1 }, 'a_1_b_1 sorted'],
    ['order alone', {}, { b: 1 }, 'b_1 sorted'],
    ['order in mixed directions is sorted afterwards', {}, { a: 1, b: -1 }, 'scan'],
    ['the second field alone takes its own index', { b: 3 }, undefined, 'b_1'],
    ['bounds inside $and', { $and: [{ a: 1 }, { b: { $gt: 1 } }] }, undefined, 'a_1_b_1'],
    ['each branch of $or by an index', { $or: [{ a: 1 }, { b: 2 }, { _id: 'x' }] }, undefined, 'union'],
    ['one branch of $or without', { $or: [{ a: 1 }, { z: 2 }] }, undefined, 'scan'],
    ['no index fits', { z: 1 }, undefined, 'scan'],
  ])('%s', (_, filter, order, expected) => {
    expect(way(filter, order)).toBe(expected)
  })
})

test.each<[string, Doc]>([
  ['an empty id', { _id: '' }],
  ['an id too long to exist', { _id: 'x'.repeat(5000) }],
  ['a value too long for its index', { a: 'x'.repeat(5000) }],
  ['values too long together', { a: 'x'.repeat(1000), b: 'x'.repeat(1000) }],
  ['a bound too long', { b: { $gte: 'x'.repeat(5000) } }],
  ['no values at all', { a: { $in: [] } }],
])('%s finds nothing and breaks nothing', (_, filter) => {
  const database = open(true)
  expect(database.documents('c', filter)).toEqual([])
  void database.close()
})

test('values that contain the separators of keys stay apart: an update moves the index entry', async () => {
  const database = open(true)
  await database.insert(undefined, 'c', [{ _id: 'x', a: 'p,4,q', b: 'r' }])
  const change = { $set: { a: 'p', b: 'q,4,r' } }
  await database.modify(undefined, 'c', {
    filter: { _id: 'x' },
    change,
    merge: true,
    multi: false,
    upsert: false,
  })
  expect(database.documents('c', { a: 'p', b: 'q,4,r' })).toHaveLength(1)
  expect(database.documents('c', { a: 'p,4,q' })).toEqual([])
  await database.close()
})

test('documents compare equal only with themselves', () => {
  fc.assert(
    fc.property(value, value, (a, b) => Math.sign(compareValues(a, b)) === -Math.sign(compareValues(b, a))),
  )
})
