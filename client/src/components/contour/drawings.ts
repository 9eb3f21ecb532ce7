import { CONTOUR_LEVELS, type Contours, contoursOf } from '@shared/domain/theme/contours'

/** A face is 335 × 204, a hero 375 × 424. */
const FACE = { width: 335, height: 204 }
const HERO = { width: 375, height: 424 }

const drawn = new Map<string, Contours>()

/** Drawing takes some ten milliseconds on a phone, so each landscape is drawn once. */
function once(brandId: string, size: { width: number; height: number }, levels: number): Contours {
  const key = `${brandId} ${size.width} ${levels}`
  const known = drawn.get(key)
  if (known) return known
  const drawing = contoursOf(brandId, size, levels)
  drawn.set(key, drawing)
  return drawing
}

/** Map lines of a card face: more of them for higher tiers (level 1–3). */
export const faceContours = (brandId: string, level: number): Contours =>
  once(brandId, FACE, CONTOUR_LEVELS[level - 1] ?? CONTOUR_LEVELS[0])

export const heroContours = (brandId: string): Contours => once(brandId, HERO, CONTOUR_LEVELS[1])
