import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inside, startFixture } from './fixtures/drive'

const COLLECTIONS = [{ name: 'pairs', indexes: [{ fields: ['round', 'n'] }] }]

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'durability-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('documents and indexes are there again after a restart', async () => {
  const first = await startFixture(COLLECTIONS, { dataDir })
  await first.data.insert('pairs', [{ _id: 'a', round: 1, n: 1 }])
  await first.stop()
  const second = await startFixture([{ name: 'pairs', indexes: [{ fields: ['n'], unique: true }] }], {
    dataDir,
  })
  expect(second.data.find('pairs', { n: 1 })).toEqual([{ _id: 'a', round: 1, n: 1 }])
  await expect(second.data.insert('pairs', [{ _id: 'b', n: 1 }])).rejects.toThrow('E11000')
  await second.stop()
})

test('a folder belongs to one cloud at a time', async () => {
  const first = await startFixture(COLLECTIONS, { dataDir })
  await expect(startFixture(COLLECTIONS, { dataDir })).rejects.toThrow(
    /cannot be opened: another local cloud/,
  )
  await first.stop()
  const second = await startFixture(COLLECTIONS, { dataDir })
  await second.stop()
})

test('a broken data file is one plain sentence', async () => {
  mkdirSync(join(dataDir, 'database', 'data'), { recursive: true })
  writeFileSync(join(dataDir, 'database', 'data', 'data.mdb'), 'nothing lmdb would know'.repeat(500))
  await expect(startFixture(COLLECTIONS, { dataDir })).rejects.toThrow(
    /cannot be opened: .* is broken; move it away/,
  )
})

test('a unique index over documents that already collide is refused, and the folder is free again', async () => {
  const first = await startFixture([{ name: 'pairs' }], { dataDir })
  await first.data.insert('pairs', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
  await first.stop()
  const wanted = [{ name: 'pairs', indexes: [{ fields: ['n'], unique: true }] }]
  await expect(startFixture(wanted, { dataDir })).rejects.toThrow('E11000')
  const again = await startFixture([{ name: 'pairs' }], { dataDir })
  expect(again.data.find('pairs')).toHaveLength(2)
  await again.stop()
})

test('an index that becomes unique is built anew; a collection made at run time stays', async () => {
  const first = await startFixture([{ name: 'pairs', indexes: [{ fields: ['n'] }] }], { dataDir })
  await inside(first, ({ db }) => db.createCollection('made'))
  await first.data.insert('pairs', [{ _id: 'a', n: 1 }])
  await first.stop()
  const second = await startFixture([{ name: 'pairs', indexes: [{ fields: ['n'], unique: true }] }], {
    dataDir,
  })
  await second.data.insert('made', [{ _id: 'm' }])
  await expect(second.data.insert('pairs', [{ _id: 'b', n: 1 }])).rejects.toThrow('E11000')
  await second.stop()
})
