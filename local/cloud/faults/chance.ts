/** Chance in [0, 1) that belongs to a place: the same seed and the same place always give the same number. */
export type Chance = (...place: number[]) => number

/**
 * Every draw names its place (which invocation, which round trip, which rule), so that invocations running
 * side by side do not take one another's luck and a run replays however they interleave.
 */
export function chance(seed: number): Chance {
  return (...place) =>
    place.reduce((state, part) => mixed(state ^ Math.imul(part + 1, 0x9e3779b9)), mixed(seed)) / 2 ** 32
}

function mixed(value: number): number {
  let state = (value + 0x6d2b79f5) >>> 0
  state = Math.imul(state ^ (state >>> 15), state | 1)
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61)
  return (state ^ (state >>> 14)) >>> 0
}
