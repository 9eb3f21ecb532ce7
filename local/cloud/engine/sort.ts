import { databaseRefusal } from '../errors'
import { openedValues, reach } from './paths'
import { compareValues, type Doc, isDoc, type Value } from './values'

export type SortKey = { path: string; direction: 1 | -1 }

export function readSort(order: Value | undefined): SortKey[] {
  if (order === undefined) return []
  if (!isDoc(order)) throw databaseRefusal('sort must be an object')
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw databaseRefusal('Sort direction must be 1 or -1')
    return { path, direction }
  })
}

/**
 * Compares documents as MongoDB sorts them: an array counts as its smallest element going up
 * and its largest going down; a missing field sorts as null, an empty array before it.
 */
export function sorter(keys: SortKey[]): (a: Doc, b: Doc) => number {
  const prepared = keys.map(({ path, direction }) => ({ parts: path.split('.'), direction }))
  return (a, b) => {
    for (const { parts, direction } of prepared) {
      const order = compareValues(representative(a, parts, direction), representative(b, parts, direction))
      if (order !== 0) return order * direction
    }
    return 0
  }
}

function representative(doc: Doc, parts: string[], direction: 1 | -1): Value | undefined {
  const reached = reach(doc, parts)
  if (reached.length === 0) return null
  if (reached.length === 1 && !Array.isArray(reached[0])) return reached[0] ?? null
  let best: Value | undefined
  let hasElement = false
  for (const value of openedValues(reached)) {
    if (Array.isArray(value) && reached.includes(value)) continue
    const candidate = value ?? null
    if (!hasElement || compareValues(candidate, best) * direction < 0) best = candidate
    hasElement = true
  }
  return hasElement ? best : undefined
}
