import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { withCheckDigit } from '@shared/domain/codes/check-digit'
import { hash32 } from '@shared/domain/codes/hash'
import { NEVER } from '@shared/domain/due'
import { createGuest } from '@shared/domain/member/create-guest'
import { joinMember } from '@shared/domain/member/join-member'
import type { Shop, Someone } from './shop'

/** The brand as its functions know it. */
export const brandOf = (shop: Shop): BrandDoc => shop.one<BrandDoc>('brands', shop.brandId)

/** A card of its own, its journal archived, with the fields a test is about. */
export function givenMember(shop: Shop, by: Someone, over: Partial<MemberDoc> = {}): MemberDoc {
  const memberId = shop.memberId(by)
  const cardNo = withCheckDigit(String(hash32(memberId) % 1_000_000_000).padStart(9, '0'))
  const brand = brandOf(shop)
  const guest = createGuest({ memberId, brand, cardNo, now: shop.now() })
  const joined = joinMember({ member: guest, brand, phone: null, now: shop.now() })
  if (joined.kind !== 'booked') throw new Error(joined.kind)
  const member: MemberDoc = { ...joined.next, journal: [], dueAt: NEVER, ...over }
  shop.given({ members: [member] })
  return member
}

/** The member document of a person. */
export const memberOf = (shop: Shop, by: Someone): MemberDoc =>
  shop.one<MemberDoc>('members', shop.memberId(by))
