import type { Face } from '../brand/types'
import { hexOfOklch, type Oklch } from './colour'

const CREAM = '#F5F1E6'
/** The top tier wears the same dark foil face in every brand. */
const TOP: Face = { from: '#33291F', to: '#15110C', ink: '#F3DFBB', foil: '#E0B877' }

/**
 * Card faces of a brand that gives none: pale, deep, and dark with foil; text ≥ 4.5 at both ends of the
 * gradient.
 */
export function facesOf({ c, h }: Oklch): [Face, Face, Face] {
  const shade = (l: number, most: number) => hexOfOklch({ l, c: Math.min(c, most), h })
  return [
    { from: shade(0.925, 0.03), to: shade(0.84, 0.03), ink: shade(0.32, 0.045) },
    { from: shade(0.4, 0.065), to: shade(0.275, 0.065), ink: CREAM },
    TOP,
  ]
}
