import type { Face } from '../brand/types'
import { type BrandRoles, retheme } from './retheme'

/** What of a brand its colours follow from. */
export interface Colours {
  seedColour: string
  /** Faces the brand gives by tier; where it gives none, one is derived. */
  faces: readonly Face[]
}

export interface ThemeVariables {
  /** CSS variables of the page root, which the tokens read. */
  variables: Record<string, string>
  /** Level 1, 2 and 3. */
  faces: readonly Face[]
}

function rolesAs(scheme: 'light' | 'dark', roles: BrandRoles): Record<string, string> {
  return {
    [`--${scheme}-brand`]: roles.brand,
    [`--${scheme}-brand-press`]: roles.brandPress,
    [`--${scheme}-on-brand`]: roles.onBrand,
    [`--${scheme}-brand-ink`]: roles.brandInk,
    [`--${scheme}-brand-weak`]: roles.brandWeak,
    [`--${scheme}-art`]: roles.art,
    [`--${scheme}-art-shade`]: roles.artShade,
  }
}

function faceAs(level: number, face: Face): Record<string, string> {
  const name = `--face-${level}`
  const colours = { [`${name}-from`]: face.from, [`${name}-to`]: face.to, [`${name}-text`]: face.ink }
  return face.foil ? { ...colours, [`${name}-foil`]: face.foil } : colours
}

/** All that follows from one seed colour and the faces a brand may give. */
export function themeVariables({ seedColour, faces: given }: Colours): ThemeVariables {
  const colours = retheme(seedColour)
  const faces = colours.faces.map((derived, i) => given[i] ?? derived)
  const variables = Object.assign(
    {},
    rolesAs('light', colours.light),
    rolesAs('dark', colours.dark),
    ...faces.map((face, i) => faceAs(i + 1, face)),
  )
  return { variables, faces }
}
