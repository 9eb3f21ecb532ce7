import type { BrandView } from '@shared/contract'
import { wearBrand } from '../theme/brand-theme'
import { learnServerTime } from './server-clock'

/** Facts that any answer may bring along: the brand's looks and the server's time. */
export function learn(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  const { brand, now, codes } = answer as {
    brand?: BrandView
    now?: number
    codes?: { madeAt: number } | null
  }
  if (brand) wearBrand(brand)
  const at = now ?? codes?.madeAt
  if (typeof at === 'number') learnServerTime(at)
}
