/**
 * The time of this moment in epoch ms. The rules take it as an argument; only the edges of a function ask for
 * it.
 */
export function now(): number {
  return Date.now()
}

/** Waits so many ms. */
export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
