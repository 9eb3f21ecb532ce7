import type { Clock } from '../clock'

/** A clock that is frozen until it is moved. */
export interface FakeClock extends Clock {
  /** Fires what becomes due on the way, in order, waiting for each. */
  advance(ms: number): Promise<void>
}

export function fakeClock(startAt = Date.parse('2026-11-22T10:24:00+08:00')): FakeClock {
  let now = startAt
  let entries: { at: number; run: () => void | Promise<void> }[] = []
  return {
    now: () => now,
    schedule(at, run) {
      const entry = { at, run }
      entries.push(entry)
      return () => {
        entries = entries.filter(other => other !== entry)
      }
    },
    async advance(ms) {
      const until = now + ms
      for (;;) {
        const [due] = entries.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (!due) break
        entries = entries.filter(other => other !== due)
        now = Math.max(now, due.at)
        await due.run()
      }
      now = until
    },
  }
}
