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

/** Squares along a picture's mean side: fine enough for smooth curves, and what bounds the length of the paths. */
const SQUARES = 28
const SHORTEST = 4

/** One decimal is a twentieth of what an eye sees at three pixels per point. */
const short = (n: number) => String(Math.round(n * 10) / 10)
const pair = ([x, y]: Point) => `${short(x)} ${short(y)}`

/** Catmull-Rom through the points, written as cubic curves; control points a sixth of the neighbours' distance away. */
function pathOf({ points, closed }: Line): string {
  const count = points.length
  const at = (i: number): Point => {
    const index = closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i))
    return points[index] ?? [0, 0]
  }
  const toward = (from: Point, a: Point, b: Point, sign: number): Point => [
    from[0] + (sign * (b[0] - a[0])) / 6,
    from[1] + (sign * (b[1] - a[1])) / 6,
  ]
  let path = `M${pair(at(0))}`
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const leave = toward(at(i), at(i - 1), at(i + 1), 1)
    const arrive = toward(at(i + 1), at(i), at(i + 2), -1)
    path += `C${pair(leave)} ${pair(arrive)} ${pair(at(i + 1))}`
  }
  return closed ? `${path}Z` : path
}

const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Points close to the one before add length, not shape; in a ring the last must also keep away from the first. */
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
