import type { CustomerView } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { redemptionText } from '@shared/text/redemption'
import { tierView } from '../brand/brand-view'

/**
 * What a clerk may see of a customer: a masked name, the tier and the last four digits. Not known yet → a
 * nameless guest.
 */
export function customerView(member: MemberDoc | null | undefined, brand: BrandDoc): CustomerView {
  const isMember = member?.state === 'member'
  return {
    maskedName: maskedName(member?.nameInitial ?? ''),
    tierName: member && isMember ? tierView(brand, member.tier).name : '',
    phoneTail: member?.phoneTail ?? '',
    isMember,
  }
}

/** The first character and a star, however long the name is: no more of it is readable to us. */
export const maskedName = (initial: string): string =>
  initial === '' ? redemptionText.nameless : `${initial} *`
