import path from 'node:path'
import { open, type RootDatabase } from 'lmdb'

/**
 * Documents by id, all at hand; a put is visible at once and its promise says when it is on disk. Puts of one
 * turn are committed as one.
 */
export interface Records<T> {
  get(id: string): T | undefined
  put(id: string, record: T): Promise<void>
  all(): T[]
}

/** All documents of a moment, by name and id, in the order of their first puts. */
export type RecordsSnapshot = Readonly<Record<string, readonly (readonly [string, unknown])[]>>

export interface Store {
  records<T>(name: string): Records<T>
  snapshot(): RecordsSnapshot
  close(): Promise<void>
}

/**
 * Survives restart and kill -9 in the given directory; without one it lives in memory only. Begins with what
 * was kept.
 */
export function openStore(dataDir?: string, initial: RecordsSnapshot = {}): Store {
  const disk = dataDir === undefined ? null : open({ path: path.join(dataDir, 'records') })
  const tables = new Map<string, Table<unknown>>()
  return {
    records: <T>(name: string) => {
      const table = disk ? onDisk<T>(disk, name) : inMemory<T>()
      for (const [id, record] of initial[name] ?? []) void table.put(id, record as T)
      tables.set(name, table as Table<unknown>)
      return table
    },
    snapshot: () => Object.fromEntries([...tables].map(([name, table]) => [name, table.rows()])),
    close: async () => disk?.close(),
  }
}

interface Table<T> extends Records<T> {
  rows(): [string, T][]
}

/** Each document is stored with its place, so that the order of first puts survives too. */
function onDisk<T>(disk: RootDatabase, name: string): Table<T> {
  const table = disk.openDB<{ place: number; record: T }, string>({ name })
  const rows = [...table.getRange({})].sort((a, b) => a.value.place - b.value.place)
  const memory = new Map(rows.map(({ key, value }) => [key, value]))
  let places = rows.at(-1)?.value.place ?? 0
  return {
    get: id => memory.get(id)?.record,
    all: () => [...memory.values()].map(({ record }) => record),
    rows: () => [...memory].map(([id, { record }]) => [id, record]),
    async put(id, record) {
      const entry = { place: memory.get(id)?.place ?? ++places, record }
      memory.set(id, entry)
      await table.put(id, entry)
    },
  }
}

function inMemory<T>(): Table<T> {
  const memory = new Map<string, T>()
  return {
    get: id => memory.get(id),
    all: () => [...memory.values()],
    rows: () => [...memory],
    async put(id, record) {
      memory.set(id, record)
    },
  }
}
