/**
 * A sample of `count` mutants, the same for the same seed: the mutants stand in the order of their places and
 * one is drawn from each of `count` runs of equal length, so that every file gives its share.
 */
export function sampleOf(mutants, count, seed) {
  const ordered = [...mutants].sort((a, b) => compare(keyOf(a), keyOf(b)))
  if (ordered.length <= count) return ordered
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, run) => {
    const first = Math.floor((run * ordered.length) / count)
    const next = Math.floor(((run + 1) * ordered.length) / count)
    return ordered[first + Math.floor(random() * (next - first))]
  })
}

function keyOf({ fileName, location, mutatorName, replacement }) {
  const { start, end } = location
  return [fileName, start.line, start.column, end.line, end.column, mutatorName, replacement]
}

function compare(one, other) {
  const i = one.findIndex((part, at) => part !== other[at])
  if (i < 0) return 0
  return one[i] < other[i] ? -1 : 1
}

/** mulberry32: numbers in [0, 1) from a seed of 32 bits. */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
