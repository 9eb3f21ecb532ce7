import path from 'node:path'
import { open } from 'lmdb'

/** Documents by id, all at hand; a put is visible at once and its promise says when it is on disk. */
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
    records<T>(name: string): Records<T> {
      const table = disk.openDB<T, string>({ name })
      const kept = [...table.getRange({})].map(({ key, value }): [string, T] => [key, value])
      const memory = new Map<string, T>(kept)
      return {
        get: id => memory.get(id),
        all: () => [...memory.values()],
        async put(id, record) {
          memory.set(id, record)
          await table.put(id, record)
        },
      }
    },
    close: () => disk.close(),
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
