/** What the simulator needs of the movable clock: the time, and to be woken at a time. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** Runs something at a point in time; returns how to call it off. */
  schedule(atMs: number, run: () => void | Promise<void>): () => void
}

/** The same clock, for one run: after `stop` nothing that was scheduled here fires any more. */
export function untilStopped(clock: Clock): Clock & { stop(): void } {
  const pending = new Set<() => void>()
  let stopped = false
  return {
    now: () => clock.now(),
    schedule(atMs, run) {
      if (stopped) return () => undefined
      const callOff = clock.schedule(atMs, () => {
        pending.delete(callOff)
        return run()
      })
      pending.add(callOff)
      return () => {
        pending.delete(callOff)
        callOff()
      }
    },
    stop() {
      stopped = true
      for (const callOff of pending) callOff()
      pending.clear()
    },
  }
}
