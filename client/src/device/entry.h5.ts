import type { EntryParam } from './types'

/** The address holds two queries: before the hash (never changes) and behind it (the route's own). */
export const entryParam: EntryParam = name => {
  const { search, hash } = window.location
  const behind = hash.includes('?') ? hash.slice(hash.indexOf('?')) : ''
  return new URLSearchParams(search).get(name) ?? new URLSearchParams(behind).get(name) ?? ''
}
