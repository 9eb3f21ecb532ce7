import type { BrandView } from '@shared/contract'
import { applyBrandTheme } from '@/theme/brand-theme'

/** What any answer may bring along: the looks of the brand. */
export function applyThemeOf(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  const { brand } = answer as { brand?: BrandView }
  if (brand) applyBrandTheme(brand)
}
