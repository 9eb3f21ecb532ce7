import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { mostOf } from '@shared/domain/receipt/counter-rule'
import type { StaffContext } from '../../platform/context'
import { find } from '../../platform/database'
import { liveCouponsOf } from '../coupon/member-coupons'
import { idsOfPerson } from '../points/ids-of-person'
import { loadMember } from '../points/load-member'
import { pointsView } from '../points/points-view'
import { storedView } from '../stored/stored-view'
import { issueCustomerTicket } from './customer-ticket'
import { customerView } from './customer-view'
import { atCounter, usableHere } from './usable-here'

/** The member behind a card number: who, their points, and the coupons that work in this store now. 4 trips, 3 deep. */
export async function previewMember(
  context: StaffContext,
  storeId: string,
  cardNo: string,
): Promise<Outcome<OutputOf<'clerk.preview'>>> {
  const { brand, staff, now } = context
  const [[found], counter] = await Promise.all([
    find('members', { cardNo }, { limit: 1 }),
    atCounter(context, storeId),
  ])
  if (found?.brandId !== brand._id) return refuse('CODE_UNKNOWN')
  // The card of an id that has been merged still finds the person.
  const member = found.mergedInto === '' ? found : (await loadMember(found.mergedInto)).member
  if (!member) return refuse('CODE_UNKNOWN')
  return accept({
    kind: 'member',
    customer: customerView(member, brand),
    customerId: member._id,
    ticket: issueCustomerTicket({ customerId: member._id, staffId: staff._id, storeId }, now),
    points: pointsView(member, brand, now),
    coupons: await usableHere(await liveCouponsOf(idsOfPerson(member._id, member), now), counter),
    creditMostFen: creditMost(context, member._id),
    ...(brand.features.storedValue && brand.storedValue ? { stored: storedView(member) } : {}),
  })
}

/** Nobody credits a sale to themselves; staff and members of one brand share the shape of their ids. */
function creditMost({ brand: { counterCredit }, staff }: StaffContext, memberId: string): number {
  return counterCredit && memberId !== staff._id ? mostOf(counterCredit, staff.role) : 0
}
