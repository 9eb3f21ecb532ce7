import { now } from '../platform/clock'
import { log } from '../platform/log'
import type { SweepCount, Sweeper } from '../platform/sweep'

export type SweepReport = Record<string, SweepCount | 'failed'>

/** Runs each sweeper once, one after the other; each may use its share of what time is left, so a long queue starves no other. */
export async function runSweepers(sweepers: readonly Sweeper[], endAt: number): Promise<SweepReport> {
  const report: SweepReport = {}
  for (const [place, { name, sweep }] of sweepers.entries()) {
    const shareMs = Math.max(0, endAt - now()) / (sweepers.length - place)
    try {
      report[name] = await sweep(now() + shareMs)
    } catch (error) {
      log.error('sweeper.failed', error, { name })
      report[name] = 'failed'
    }
  }
  return report
}
