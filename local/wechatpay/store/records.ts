import path from 'node:path'
import { open, type RootDatabase } from 'lmdb'

/** Documents by id, all at hand; a put is visible at once and its promise says when it is on disk. Puts of one turn are committed as one. */
export interface Records<T> {
  get(id: string): T | undefined
  put(id: string, record: T): Promise<void>
  all(): T[]
}

export interface Store {
  records<T>(name: string): Records<T>
  close(): Promise<void>
}

/** Survives restart and kill -9 in the given directory; without one it lives in memory only. */
export function openStore(dataDir?: string): Store {
  if (dataDir === undefined) return { records: inMemory, close: async () => undefined }
  const disk = open({ path: path.join(dataDir, 'records') })
  return {
    records: name => onDisk(disk, name),
    close: () => disk.close(),
  }
}

/** Beside each document stands its place, so that the order of first puts survives too. */
function onDisk<T>(disk: RootDatabase, name: string): Records<T> {
  const table = disk.openDB<{ place: number; record: T }, string>({ name })
  const kept = [...table.getRange({})].sort((a, b) => a.value.place - b.value.place)
  const memory = new Map(kept.map(({ key, value }) => [key, value]))
  let places = kept.at(-1)?.value.place ?? 0
  return {
    get: id => memory.get(id)?.record,
    all: () => [...memory.values()].map(({ record }) => record),
    async put(id, record) {
      const entry = { place: memory.get(id)?.place ?? ++places, record }
      memory.set(id, entry)
      await table.put(id, entry)
    },
  }
}

function inMemory<T>(): Records<T> {
  const memory = new Map<string, T>()
  return {
    get: id => memory.get(id),
    all: () => [...memory.values()],
    async put(id, record) {
      memory.set(id, record)
    },
  }
}
