import type { Terrain } from './terrain'

export type Point = readonly [number, number]
export interface Line {
  points: Point[]
  closed: boolean
}

type Side = 'top' | 'right' | 'bottom' | 'left'
type Crossing = readonly [Side, Side]

/**
 * Which sides of a square a level crosses; corners above it as bits: top-left 8, top-right 4, bottom-right 2,
 * bottom-left 1.
 */
const CROSSINGS: readonly (readonly Crossing[])[] = [
  [],
  [['left', 'bottom']],
  [['bottom', 'right']],
  [['left', 'right']],
  [['top', 'right']],
  [
    ['left', 'top'],
    ['bottom', 'right'],
  ],
  [['top', 'bottom']],
  [['left', 'top']],
  [['left', 'top']],
  [['top', 'bottom']],
  [
    ['left', 'bottom'],
    ['top', 'right'],
  ],
  [['top', 'right']],
  [['left', 'right']],
  [['bottom', 'right']],
  [['left', 'bottom']],
  [],
]

/** All lines of one height: every crossing of a grid edge is a point, every square joins two of them. */
export function linesAt(terrain: Terrain, level: number): Line[] {
  const { columns, rows, cell, heights } = terrain
  const at = (column: number, row: number) => heights[row * columns + column] ?? 0
  const points = new Map<string, Point>()
  const links = new Map<string, string[]>()

  const crossing = (column: number, row: number, side: Side): string => {
    const [c1, r1] = [side === 'right' ? column + 1 : column, side === 'bottom' ? row + 1 : row]
    const level2 = side === 'top' || side === 'bottom'
    const [c2, r2] = level2 ? [c1 + 1, r1] : [c1, r1 + 1]
    const key = `${level2 ? 'h' : 'v'}${c1},${r1}`
    const [from, to] = [at(c1, r1), at(c2, r2)]
    const share = (level - from) / (to - from)
    points.set(key, [(c1 + (c2 - c1) * share - 1) * cell, (r1 + (r2 - r1) * share - 1) * cell])
    return key
  }
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)]
      const bits = corners.reduce((code, height) => code * 2 + (height > level ? 1 : 0), 0)
      for (const [a, b] of CROSSINGS[bits] ?? []) {
        const [from, to] = [crossing(column, row, a), crossing(column, row, b)]
        links.set(from, [...(links.get(from) ?? []), to])
        links.set(to, [...(links.get(to) ?? []), from])
      }
    }
  }
  return joined(points, links)
}

/** Follows links from loose ends first, then around what is left: closed rings. */
function joined(points: Map<string, Point>, links: Map<string, string[]>): Line[] {
  const seen = new Set<string>()
  const follow = (start: string): Line => {
    const keys: string[] = []
    let next: string | undefined = start
    while (next !== undefined) {
      seen.add(next)
      keys.push(next)
      next = links.get(next)?.find(key => !seen.has(key))
    }
    const closed = keys.length > 2 && (links.get(start)?.length ?? 0) === 2
    return { points: keys.map(key => points.get(key) as Point), closed }
  }
  const loose = [...links].filter(([, ends]) => ends.length === 1).map(([key]) => key)
  return [...loose, ...links.keys()].flatMap(key => (seen.has(key) ? [] : [follow(key)]))
}
