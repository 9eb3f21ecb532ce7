import { type Clean, type Cut, MODES, type Mode, placesOf } from './cuts'
import type { Flow } from './flow'

/**
 * Histories with two cuts per flow: enough to meet each way of dying about twice over the suite's flows, few
 * enough to wait for.
 */
const HISTORIES = 8
/** Round trips of a sweeper's run among which the second cut falls. */
const SWEEPER_TRIPS = 14

const firsts: readonly Mode[] = ['after', 'kill-after', 'hang', 'before']
const seconds: readonly Mode[] = ['kill-after', 'hang', 'after', 'unavailable']

/** Pairs of cuts, the same in every run: drawn by the flow's name. */
export function secondCuts(flow: Flow, clean: Record<'warm' | 'cold', Clean>): [Cut, Cut][] {
  const draw = drawing(flow.name)
  const pick = <T>(some: readonly T[]): T => some[draw(some.length)] as T
  const sweeperTrips = Array.from({ length: SWEEPER_TRIPS }, (_, i) => i + 1)
  return Array.from({ length: HISTORIES }, () => {
    const mode = pick(firsts)
    const second = pick(seconds)
    const places = flow.repeatsItself ? sweeperTrips : placesOf(second, clean[MODES[second]])
    return [
      { mode, place: pick(placesOf(mode, clean[MODES[mode]])) },
      { mode: second, place: pick(places) },
    ]
  })
}

/** Numbers from 0 to below a limit, from a text as the seed (xorshift). */
function drawing(seed: string): (limit: number) => number {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7) || 1
  return limit => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
}
