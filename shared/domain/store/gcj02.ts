import type { Place } from './types'

/** Axis in metres and squared eccentricity of the Krasovsky 1940 ellipsoid, on which GCJ-02 is computed. */
const AXIS_M = 6_378_245
const ECCENTRICITY_2 = 0.006693421622965943
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Degrees of GCJ-02, as Chinese maps use them, of a place in WGS-84; the same outside of China. */
export function gcj02Of({ longitude, latitude }: Place): Place {
  if (!isInChina({ longitude, latitude })) return { longitude, latitude }
  const [x, y] = [longitude - 105, latitude - 35]
  const sine = Math.sin(radians(latitude))
  const curve = 1 - ECCENTRICITY_2 * sine * sine
  const northM = ((AXIS_M * (1 - ECCENTRICITY_2)) / (curve * Math.sqrt(curve))) * radians(1)
  const eastM = (AXIS_M / Math.sqrt(curve)) * Math.cos(radians(latitude)) * radians(1)
  return { longitude: longitude + shiftEastM(x, y) / eastM, latitude: latitude + shiftNorthM(x, y) / northM }
}

/** The box within which the shift is applied. */
const isInChina = ({ longitude, latitude }: Place) =>
  longitude > 73.66 && longitude < 135.05 && latitude > 3.86 && latitude < 53.55

/** `weight · (20 sin(6πx) + …)`: the waves both shifts have in common. */
const waves = (value: number, terms: readonly (readonly [weight: number, period: number])[]) =>
  terms.reduce((sum, [weight, period]) => sum + weight * Math.sin((value / period) * Math.PI), 0) * (2 / 3)

const FAST = [
  [20, 1 / 6],
  [20, 1 / 2],
] as const

function shiftNorthM(x: number, y: number): number {
  const plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  const inY = [
    [20, 1],
    [40, 3],
    [160, 12],
    [320, 30],
  ] as const
  return plane + waves(x, FAST) + waves(y, inY)
}

function shiftEastM(x: number, y: number): number {
  const plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  const inX = [
    [20, 1],
    [40, 3],
    [150, 12],
    [300, 30],
  ] as const
  return plane + waves(x, FAST) + waves(x, inX)
}
