import type { OutputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { idsOfPerson } from '../account/ids-of-person'
import { liveCouponsOf } from '../coupon/member-coupons'
import { storedView } from '../stored-value/stored-view'
import { memberView } from './member-view'

const NOTHING_STORED = { stored: { principalFen: 0, bonusFen: 0 } }

/** The caller's own card with everything on it. 1 trip. */
export async function mergingCard(
  member: MemberDoc | null,
  memberId: string,
  brand: BrandDoc,
  now: number,
): Promise<OutputOf<'member.match'>['mine']> {
  const coupons = await liveCouponsOf(idsOfPerson(memberId, member), now)
  const view = memberView(member, brand, memberId, now)
  const stored = brand.features.storedValue && brand.storedValue && storedView(member ?? NOTHING_STORED)
  return { member: view, coupons: coupons.length, ...(stored ? { stored } : {}) }
}
