import { databaseRefusal, writeErrors } from '../errors'
import { reach } from './paths'
import { type Doc, isDoc, type Value } from './values'

export const EARTH_RADIUS_M = 6_378_100

export type Position = [longitude: number, latitude: number]

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

/** Positions a path leads to; shapes other than points cannot be judged here and are refused. */
export function positionsAt(doc: Value, parts: string[]): Position[] {
  return reach(doc, parts).flatMap(value => {
    if (isDoc(value) && Array.isArray(value.coordinates) && value.type !== 'Point') {
      throw databaseRefusal(
        `${String(value.type)} in ${parts.join('.')} is not supported by this emulator`,
        'keep points; compare them with areas',
      )
    }
    const at = positionOf(value)
    return at ? [at] : []
  })
}

/** A field with a geo index holds a point on the earth, or nothing. */
export function refuseInvalidPoints(geo: string[], doc: Doc): void {
  for (const field of geo) {
    for (const value of reach(doc, field.split('.'))) {
      if (value === undefined || value === null) continue
      const at = positionOf(value)
      if (!at || Math.abs(at[0]) > 180 || Math.abs(at[1]) > 90)
        throw writeErrors(`Can't extract geo keys from field ${field}: not a point of longitude and latitude`)
    }
  }
}

/** A test for lying inside a polygon or several. */
export function insideOf(geometry: Value | undefined): (at: Position) => boolean {
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
