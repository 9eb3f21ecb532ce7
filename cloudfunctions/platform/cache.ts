import { now } from './clock'

/**
 * How long an instance may use settings it has read: the delay until a change by the brand is felt
 * everywhere.
 */
export const SETTINGS_LIFE_MS = 30_000

/** The documents found among the asked ids. */
export type Lookup<V> = (keys: readonly string[]) => Promise<Map<string, V>>

interface Entry<V> {
  readAt: number
  value: Promise<V | null>
}

/**
 * Remembers what `loadMany` found for each key, for 30 s of this instance's life, or for `lifeMs`. All keys
 * not remembered are asked for in one load, callers who ask for the same at the same time share it. What is
 * absent or failed is asked for again next time.
 */
export function cachedMany<V>(
  loadMany: (keys: string[]) => Promise<Map<string, V>>,
  lifeMs = SETTINGS_LIFE_MS,
): Lookup<V> {
  const entries = new Map<string, Entry<V>>()

  const start = (missing: string[]) => {
    const load = loadMany(missing)
    for (const key of missing) {
      const entry: Entry<V> = { readAt: now(), value: load.then(documents => documents.get(key) ?? null) }
      entries.set(key, entry)
      const forget = () => {
        if (entries.get(key) === entry) entries.delete(key)
      }
      entry.value.then(value => value ?? forget(), forget)
    }
  }

  return async keys => {
    const missing = keys.filter(key => {
      const known = entries.get(key)
      return !known || Math.abs(now() - known.readAt) >= lifeMs
    })
    if (missing.length > 0) start([...new Set(missing)])
    const documents = new Map<string, V>()
    for (const key of keys) {
      const value = (await entries.get(key)?.value) ?? null
      if (value !== null) documents.set(key, value)
    }
    return documents
  }
}

/** The same for one key at a time; null when there is nothing. */
export function cached<V>(load: (key: string) => Promise<V | null>): (key: string) => Promise<V | null> {
  const lookup = cachedMany<V>(async ([key]) => {
    const value = key === undefined ? null : await load(key)
    return key === undefined || value === null ? new Map() : new Map([[key, value]])
  })
  return async key => (await lookup([key])).get(key) ?? null
}
