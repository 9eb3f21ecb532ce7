import { MovableClock } from '../clock/clock'
import { Database } from './database'
import type { Doc } from './values'

/** The work a query does is counted in documents looked at: the same at any size when an index serves it. */

const COLLECTION = { name: 'c', indexes: [{ fields: ['brand', 'dueAt'] }] }

async function filled(size: number): Promise<Database> {
  const database = new Database({ collections: [COLLECTION], envId: 'test', clock: new MovableClock() })
  for (let at = 0; at < size; at += 5000) {
    const docs = Array.from({ length: Math.min(5000, size - at) }, (_, i) => ({
      _id: `d${at + i}`,
      brand: (at + i) % 10,
      dueAt: at + i,
    }))
    await database.insert(undefined, 'c', docs as Doc[])
  }
  return database
}

const QUERIES: [string, Doc, Doc | undefined, number][] = [
  ['a point read', { _id: 'd7' }, undefined, 1],
  ['equality + range + sort + limit', { brand: 3, dueAt: { $gte: 500 } }, { dueAt: 1 }, 20],
  ['the same downwards', { brand: 3, dueAt: { $lte: 900 } }, { dueAt: -1 }, 20],
  ['a range of 10 values', { brand: 3, dueAt: { $gte: 100, $lt: 200 } }, undefined, 10],
]

test.each([1000, 30_000])('with %i documents', async size => {
  const database = await filled(size)
  for (const [name, filter, order, expected] of QUERIES) {
    const { effort } = database.find(undefined, 'c', { filter, limit: 20, ...(order ? { order } : {}) })
    expect({ name, scanned: effort.scanned, warnings: effort.warnings }).toEqual({
      name,
      scanned: expected,
      warnings: [],
    })
  }
  await database.close()
})

test('where indexes are strict, a query of one document that no index serves is warned of', async () => {
  const clock = new MovableClock()
  const database = new Database({ collections: [COLLECTION], envId: 'test', clock, strictIndexes: true })
  await database.insert(undefined, 'c', [{ _id: 'd1', brand: 1, name: 'a' }])
  const warningsOf = (filter: Doc) => database.find(undefined, 'c', { filter, limit: 20 }).effort.warnings
  expect(warningsOf({ brand: 1 })).toEqual([])
  expect(warningsOf({ _id: 'd1', name: 'a' })).toEqual([])
  expect(warningsOf({ name: 'a' })).toEqual([
    'c: looked at all 1 documents because no index fits; declare the index name_1',
  ])
  expect(database.count('c', { name: 'b' }).effort.warnings).toHaveLength(1)
  await database.close()
})
