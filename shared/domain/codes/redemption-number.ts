import { base32 } from './base32'
import { hash32 } from './hash'

/**
 * The number of a redemption, derived from it, so a repeat shows the same: `R-7K2M-0931`. For people, not a
 * key.
 */
export function redemptionNumber(couponId: string, commandId: string): string {
  const use = `${couponId} ${commandId}`
  const letters = base32(hash32(use) % 32 ** 4, 4)
  const digits = String(hash32(use, 0x9747b28c) % 10_000).padStart(4, '0')
  return `R-${letters}-${digits}`
}
