import { keep, recall } from '@/cloud/storage'

const KEY = 'counted'
/** Old causes never come back on screen; a short memory is enough. */
const REMEMBERED = 20

export const hasCounted = (cause: string): boolean => (recall<string[]>(KEY) ?? []).includes(cause)

export function rememberCounted(cause: string): void {
  const before = (recall<string[]>(KEY) ?? []).filter(known => known !== cause)
  keep(KEY, [...before, cause].slice(-REMEMBERED))
}
