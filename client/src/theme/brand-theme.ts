import type { BrandView } from '@shared/contract'
import type { Face } from '@shared/domain/brand/types'
import type { ContourDrawing } from '../components/contour/contour-image'
import { storeOf } from '../store'

export interface BrandTheme {
  /** IANA name; times are told on the brand's wall clock. */
  timeZone: string
  /** Inline CSS variables of the page root; tokens.scss reads them. */
  variables: Record<string, string>
  /** Level 1, 2 and 3. */
  faces: readonly Face[]
  /** Map lines per level: more lines for higher tiers. */
  contours: readonly ContourDrawing[]
}

const plain: BrandTheme = { timeZone: 'Asia/Shanghai', variables: {}, faces: [], contours: [] }
const theme = storeOf<BrandTheme>(plain)

/** Puts the looks of a brand on every page. */
export function wearBrand(brand: BrandView): void {
  const variables: Record<string, string> = {}
  brand.faces.forEach((face, i) => {
    variables[`--face-${i + 1}-from`] = face.from
    variables[`--face-${i + 1}-to`] = face.to
    variables[`--face-${i + 1}-text`] = face.ink
    if (face.foil) variables[`--face-${i + 1}-foil`] = face.foil
  })
  theme.set({ timeZone: brand.timeZone, variables, faces: brand.faces, contours: [] })
}

export const useBrandTheme = (): BrandTheme => theme.use()
export const useTimeZone = (): string => theme.use().timeZone
