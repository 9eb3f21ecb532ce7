import { type Line, linesAt, type Point } from './marching-squares'
import { terrainOf } from './terrain'

/** Map lines as SVG path data, lowest first; `heavy` marks every fourth level. Draw with stroke, no fill. */
export interface Contours {
  width: number
  height: number
  lines: { path: string; heavy: boolean }[]
}

/** More lines for higher tiers: levels of tier 1, 2 and 3. */
export const CONTOUR_LEVELS = [5, 10, 15] as const

/**
 * Squares along a picture's mean side: fine enough for smooth curves, and what bounds the length of the
 * paths.
 */
const SQUARES = 25
const SHORTEST = 4

/** Tenths of a pixel: finer than an eye sees at three pixels per point, and short to write. */
const tenths = ([x, y]: Point): Point => [Math.round(x * 10), Math.round(y * 10)]
const written = ([x, y]: Point) => `${x / 10} ${y / 10}`

/**
 * Catmull-Rom through the points, written as cubic curves relative to where each begins; control points lie a
 * sixth of the neighbours' distance away. Counted in whole tenths, so that rounding never adds up.
 */
function pathOf(line: Line): string {
  const { closed } = line
  const points = line.points.map(tenths)
  const count = points.length
  const at = (i: number): Point => {
    const index = closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i))
    return points[index] ?? [0, 0]
  }
  let path = `M${written(at(0))}`
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const relative = (x: number, y: number) => written([Math.round(x - from[0]), Math.round(y - from[1])])
    const leave = relative(from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6)
    const arrive = relative(to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6)
    path += `c${leave} ${arrive} ${relative(to[0], to[1])}`
  }
  return closed ? `${path}Z` : path
}

const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

/**
 * Points close to the one before add length, not shape; in a ring the last must also keep away from the
 * first.
 */
function thinned({ points, closed }: Line, nearest: number): Line {
  const kept: Point[] = []
  for (const [i, point] of points.entries()) {
    const before = kept[kept.length - 1]
    const far = !before || distance(point, before) >= nearest
    if (far || (!closed && i === points.length - 1)) kept.push(point)
  }
  const [first, last] = [kept[0], kept[kept.length - 1]]
  if (closed && first && last && distance(first, last) < nearest) kept.pop()
  return { points: kept, closed }
}

/** A brand's own map lines: the same seed draws the same lines, on any machine, at most 30 KB. */
export function contoursOf(seed: string, size: { width: number; height: number }, levels: number): Contours {
  const cell = Math.sqrt(size.width * size.height) / SQUARES
  const terrain = terrainOf(seed, size.width, size.height, cell)
  const lowest = terrain.heights.reduce((low, height) => Math.min(low, height), Number.POSITIVE_INFINITY)
  const highest = terrain.heights.reduce((high, height) => Math.max(high, height), 0)
  const lines = Array.from({ length: levels }, (_, i) => i).flatMap(i => {
    const level = lowest + ((highest - lowest) * (i + 0.7)) / (levels + 0.4)
    const drawn = linesAt(terrain, level).map(line => thinned(line, cell * 0.7))
    return drawn
      .filter(line => line.points.length >= SHORTEST)
      .map(line => ({ path: pathOf(line), heavy: i % 4 === 3 }))
  })
  return { ...size, lines }
}
