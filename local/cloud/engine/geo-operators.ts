import type { Options } from 'mingo/types'
import { databaseRefusal } from '../errors'
import {
  distanceMetres,
  EARTH_RADIUS_M,
  insideOf,
  type Position,
  positionOf,
  positionsAt,
} from './geo-points'
import { reach } from './paths'
import { type Doc, isDoc, type Value } from './values'

const anyPosition = (path: string, accepts: (at: Position) => boolean) => {
  const parts = path.split('.')
  return (doc: Value) => positionsAt(doc, parts).some(accepts)
}

/** `$nearSphere` as a filter (its order is applied by `nearOf`), `$geoWithin` by circle or polygon. */
export const GEO_OPERATORS = {
  $nearSphere: (path: string, operand: Value, _options: Options) => {
    const { centre, min, max } = readNear(operand)
    return anyPosition(path, at => {
      const metres = distanceMetres(at, centre)
      return metres >= min && metres <= max
    })
  },
  $geoWithin: (path: string, operand: Value, _options: Options) => {
    if (!isDoc(operand)) throw databaseRefusal('$geoWithin needs an object')
    if (Array.isArray(operand.$centerSphere)) {
      const [centre, radians] = operand.$centerSphere as [Position, number]
      return anyPosition(path, at => distanceMetres(at, centre) <= radians * EARTH_RADIUS_M)
    }
    return anyPosition(path, insideOf(operand.$geometry))
  },
  $geoIntersects: (path: string, operand: Value, _options: Options) => {
    if (!isDoc(operand)) throw databaseRefusal('$geoIntersects needs an object')
    return anyPosition(path, insideOf(operand.$geometry))
  },
}

export type Near = { path: string; order: (a: Doc, b: Doc) => number }

/**
 * What `$nearSphere` specifies: the field it looks at and the order, nearest first. `undefined` when the
 * filter has none.
 */
export function nearOf(filter: Doc): Near | undefined {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) {
        const near = isDoc(part) ? nearOf(part) : undefined
        if (near) return near
      }
    }
    if (!isDoc(condition) || !('$nearSphere' in condition)) continue
    const { centre } = readNear(condition.$nearSphere as Value)
    const parts = path.split('.')
    const metres = (doc: Doc) => {
      const at = positionOf(reach(doc, parts)[0])
      return at ? distanceMetres(at, centre) : Number.POSITIVE_INFINITY
    }
    return { path, order: (a, b) => metres(a) - metres(b) }
  }
  return undefined
}

function readNear(operand: Value): { centre: Position; min: number; max: number } {
  const centre = isDoc(operand) ? positionOf(operand.$geometry) : undefined
  if (!isDoc(operand) || !centre) throw databaseRefusal('invalid point in geo near query')
  return {
    centre,
    min: Number(operand.$minDistance ?? 0),
    max: Number(operand.$maxDistance ?? Number.POSITIVE_INFINITY),
  }
}
