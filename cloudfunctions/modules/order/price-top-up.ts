import { accept, type Outcome, refuse } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import { bonusOf, mayTopUp } from '@shared/domain/stored-value/bonus'
import { orderText } from '@shared/text/order'
import { storedValueText } from '@shared/text/stored-value'
import { loadMember } from '../account/load-member'
import type { Priced } from './price-order'
import { refuseTopUp } from './refuse-top-up'

/**
 * A top-up as an order: its amount, and the bonus promised now, whatever the rule says by the time it is
 * paid. What may be held is a hint here: two orders placed at once may pass it together, and money that was
 * paid is always booked. 1 trip.
 */
export async function priceTopUp(
  brand: BrandDoc,
  memberId: string,
  amountFen: number,
): Promise<Outcome<Priced>> {
  const rule = brand.storedValue
  if (!brand.features.storedValue || !rule) return refuse('STORED_OFF')
  const { member } = await loadMember(memberId)
  if (member?.state !== 'member') return refuse('NOT_MEMBER', storedValueText.topUpNeedsCard)
  const refusal = mayTopUp(member.stored, amountFen, rule)
  if (refusal) return refuseTopUp(refusal)
  const { bonuses, version: ruleVersion } = rule
  const topUp = { bonusFen: bonusOf(amountFen, bonuses), ruleVersion, steps: bonuses }
  return accept({ amountFen, lines: [], description: orderText.ofTopUp(brand.name), topUp })
}
