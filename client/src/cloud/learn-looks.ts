import type { BrandView } from '@shared/contract'
import { wearBrand } from '@/theme/brand-theme'

/** What any answer may bring along: the looks of the brand. */
export function learnLooks(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  const { brand } = answer as { brand?: BrandView }
  if (brand) wearBrand(brand)
}
