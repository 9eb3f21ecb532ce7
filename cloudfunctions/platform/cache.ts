import { now } from './clock'

/** How long an instance may use settings it has read: the delay until a change by the brand is felt everywhere. */
export const SETTINGS_LIFE_MS = 30_000

interface Entry<V> {
  readAt: number
  value: Promise<V>
}

/**
 * Remembers what `load` found for each key, for 30 s of this instance's life. Callers who ask at the same time share one load.
 * What is absent (null) or failed is asked for again.
 */
export function cached<V>(load: (key: string) => Promise<V>): (key: string) => Promise<V> {
  const entries = new Map<string, Entry<V>>()
  return async key => {
    const known = entries.get(key)
    if (known && Math.abs(now() - known.readAt) < SETTINGS_LIFE_MS) return known.value
    const entry: Entry<V> = { readAt: now(), value: load(key) }
    entries.set(key, entry)
    const forget = () => {
      if (entries.get(key) === entry) entries.delete(key)
    }
    entry.value.then(value => {
      if (value === null) forget()
    }, forget)
    return entry.value
  }
}
