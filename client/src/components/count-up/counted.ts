import { getItem, setItem } from '@/cloud/storage'

const KEY = 'counted'
/** Old causes never come back on screen; a short memory is enough. */
const REMEMBERED = 20

export const hasCounted = (cause: string): boolean => (getItem<string[]>(KEY) ?? []).includes(cause)

export function rememberCounted(cause: string): void {
  const before = (getItem<string[]>(KEY) ?? []).filter(known => known !== cause)
  setItem(KEY, [...before, cause].slice(-REMEMBERED))
}
