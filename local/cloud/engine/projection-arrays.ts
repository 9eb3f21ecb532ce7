import { databaseRefusal } from '../errors'
import { compileFilter } from './mingo'
import { locate, putAt, valueAt } from './update/field-location'
import { cloneValue, type Doc, isDoc, type Value } from './values'

/**
 * How a projection cuts an array: some of it (`$slice`), or the first element that matches (`$elemMatch`).
 */
export type ArrayProjection = {
  path: string
  keepsOnlyNamed: boolean
  cut: (list: Value[]) => Value[] | undefined
}

export function readArrayProjection(path: string, projection: Doc): ArrayProjection {
  const [entry, ...others] = Object.entries(projection)
  if (entry && others.length === 0) {
    const [operator, operand] = entry
    if (operator === '$slice') return { path, keepsOnlyNamed: false, cut: slicer(operand) }
    if (operator === '$elemMatch') return { path, keepsOnlyNamed: true, cut: matcher(operand) }
  }
  throw databaseRefusal(
    `Unsupported projection option: ${path}`,
    'project with true, false, slice or elemMatch; shape results in an aggregation instead',
  )
}

/** A copy of the document with its arrays cut. */
export function projectArrays(doc: Doc, projections: ArrayProjection[]): Doc {
  const copy = cloneValue(doc)
  for (const { path, cut } of projections) {
    const place = locate(copy, path.split('.'))
    const list = place && valueAt(place)
    if (!place || !Array.isArray(list)) continue
    const left = cut(list)
    if (left) putAt(place, left)
    else if (!Array.isArray(place.holder)) delete place.holder[place.key as string]
  }
  return copy
}

/** `n` elements from the start, `-n` from the end, or `[skip, n]`. */
function slicer(operand: Value): ArrayProjection['cut'] {
  if (Number.isInteger(operand)) {
    const n = operand as number
    return list => (n < 0 ? list.slice(n) : list.slice(0, n))
  }
  const [skip, n] = Array.isArray(operand) ? operand : []
  if (!Number.isInteger(skip) || !Number.isInteger(n) || (n as number) <= 0) {
    throw databaseRefusal('$slice takes a number or [skip, positive limit]')
  }
  return list => {
    const from = (skip as number) < 0 ? Math.max(0, list.length + (skip as number)) : (skip as number)
    return list.slice(from, from + (n as number))
  }
}

function matcher(operand: Value): ArrayProjection['cut'] {
  if (!isDoc(operand)) throw databaseRefusal('$elemMatch needs an Object')
  const test = compileFilter({ list: { $elemMatch: operand } })
  return list => {
    const first = list.find(element => test({ list: [element] }))
    return first === undefined ? undefined : [first]
  }
}
