import type { Options } from 'mingo/types'
import { databaseRefusal } from '../errors'
import { reach } from './paths'
import { type Doc, isDoc, type Value } from './values'

const EARTH_RADIUS_M = 6_378_100

type Position = [longitude: number, latitude: number]

/** Great-circle distance in metres, on the sphere MongoDB uses. */
export function distanceMetres(a: Position, b: Position): number {
  const rad = Math.PI / 180
  const dLat = (b[1] - a[1]) * rad
  const dLng = (b[0] - a[0]) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The position of a GeoJSON point, or `undefined` for anything else. */
export function positionOf(value: Value | undefined): Position | undefined {
  if (!isDoc(value) || value.type !== 'Point' || !Array.isArray(value.coordinates)) return undefined
  const [longitude, latitude] = value.coordinates
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : undefined
}

const anyPosition = (path: string, accepts: (at: Position) => boolean) => {
  const parts = path.split('.')
  return (doc: Value) =>
    reach(doc, parts).some(value => {
      const at = positionOf(value)
      return at !== undefined && accepts(at)
    })
}

/** `$nearSphere` as a filter (its order is applied by `nearOrder`), `$geoWithin` by circle or polygon. */
export const GEO_PREDICATES = {
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

/** The order `$nearSphere` asks for: nearest first. `undefined` when the filter has none. */
export function nearOrder(filter: Doc): ((a: Doc, b: Doc) => number) | undefined {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) {
        const order = isDoc(part) ? nearOrder(part) : undefined
        if (order) return order
      }
    }
    if (!isDoc(condition) || !('$nearSphere' in condition)) continue
    const { centre } = readNear(condition.$nearSphere as Value)
    const parts = path.split('.')
    const metres = (doc: Doc) => {
      const at = positionOf(reach(doc, parts)[0])
      return at ? distanceMetres(at, centre) : Number.POSITIVE_INFINITY
    }
    return (a, b) => metres(a) - metres(b)
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

function insideOf(geometry: Value | undefined): (at: Position) => boolean {
  if (!isDoc(geometry) || !Array.isArray(geometry.coordinates)) throw databaseRefusal('unknown geometry')
  if (geometry.type === 'Polygon') return insideRings(geometry.coordinates as unknown as Position[][])
  if (geometry.type === 'MultiPolygon') {
    const tests = (geometry.coordinates as unknown as Position[][][]).map(insideRings)
    return at => tests.some(test => test(at))
  }
  throw databaseRefusal(
    `geometry ${String(geometry.type)} is not supported by this emulator`,
    'use a Polygon, a MultiPolygon or a circle',
  )
}

/** Ray casting; the first ring is the outline, the others are holes. */
const insideRings = (rings: Position[][]) => (at: Position) =>
  rings.every((ring, i) => crossesOdd(ring, at) === (i === 0))

function crossesOdd(ring: Position[], [x, y]: Position): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Position
    const [xj, yj] = ring[j] as Position
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
