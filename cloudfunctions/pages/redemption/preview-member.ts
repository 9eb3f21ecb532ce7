import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { mostOf } from '@shared/domain/receipt/credit-limit'
import { isOwnCard } from '@shared/domain/staff/own-card'
import { redemptionText } from '@shared/text/redemption'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { pointsView } from '../../modules/account/points-view'
import { liveCouponsOf } from '../../modules/coupon/member-coupons'
import { atCounter, usableHere } from '../../modules/redemption/usable-here'
import { issueCustomerPermit, type Proof } from '../../modules/staff/customer-permit'
import { customerView } from '../../modules/staff/customer-view'
import { storedView } from '../../modules/stored-value/stored-view'
import type { StaffContext } from '../../platform/context'
import { find } from '../../platform/database'

type Previewed = Outcome<OutputOf<'redemption.preview'>>

/**
 * The member behind a fresh code: who, what they hold, and the coupons that work in this store now. 4 trips,
 * 3 deep.
 */
export async function previewMember(
  context: StaffContext,
  storeId: string,
  cardNo: string,
  how: Proof,
): Promise<Previewed> {
  const { brand, now } = context
  const [member, counter] = await Promise.all([memberOfCard(context, cardNo), atCounter(context, storeId)])
  if (!member) return refuse('CODE_UNKNOWN')
  if (isOwnCard(member, context.staff._id)) return refuse('OWN_CARD')
  return accept({
    ...customerFound(member, context, storeId, how),
    points: pointsView(member, brand, now),
    coupons: await usableHere(await liveCouponsOf(idsOfPerson(member._id, member), now), counter),
    ...(brand.features.storedValue && brand.storedValue ? { stored: storedView(member) } : {}),
  })
}

/** Card numbers are typed only where staff may credit sales by hand. */
export const refuseTypedCards = ({ brand }: StaffContext) =>
  brand.counterCredit ? null : refuse('CODE_UNKNOWN', redemptionText.noTypedCards)

/**
 * A card's number typed by hand proves nothing: a sale may be credited to it, nothing of it is shown or
 * taken. 1 trip.
 */
export async function previewCard(
  context: StaffContext,
  storeId: string,
  cardNo: string,
): Promise<Previewed> {
  const member = await memberOfCard(context, cardNo)
  if (!member) return refuse('CARD_UNKNOWN')
  if (isOwnCard(member, context.staff._id)) return refuse('OWN_CARD')
  return accept({ ...customerFound(member, context, storeId, 'typed'), points: null, coupons: [] })
}

/** The card of an id that has been merged still finds the person. */
async function memberOfCard({ brand }: StaffContext, cardNo: string): Promise<MemberDoc | null> {
  const [found] = await find('members', { cardNo }, { limit: 1 })
  if (found?.brandId !== brand._id) return null
  return found.mergedInto === '' ? found : (await loadMember(found.mergedInto)).member
}

function customerFound(member: MemberDoc, context: StaffContext, storeId: string, how: Proof) {
  const { brand, staff, now } = context
  const customerId = member._id
  return {
    kind: 'member' as const,
    customer: customerView(member, brand),
    customerId,
    permit: issueCustomerPermit({ customerId, staffId: staff._id, storeId }, how, now),
    creditMostFen: brand.counterCredit ? mostOf(brand.counterCredit, staff.role) : 0,
  }
}
