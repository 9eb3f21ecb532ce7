import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { settleHold as decideHold } from '@shared/domain/mall/hold-points'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { readMany } from '../../platform/database'
import { bookOnMember } from './book-on-member'

/**
 * Spends or gives back what was held for an exchange that has been decided. Repeatable: without a hold there
 * is nothing to do. Null when too many others wrote: the members sweeper goes on. 2 trips.
 */
export async function settleHold(
  exchange: ExchangeDoc,
  brand: BrandDoc,
  now: number,
): Promise<MemberDoc | null> {
  const outcome = await bookOnMember(exchange.memberId, brand, now, ({ member }) =>
    decideHold({ member, brand, exchange, now }),
  )
  return outcome.kind === 'busy' ? null : outcome.member
}

/**
 * Queries the exchanges of a member's holds for their outcome; true when one was settled, so the document has
 * changed.
 */
export async function settleHolds(member: MemberDoc, brand: BrandDoc, now: number): Promise<boolean> {
  if (member.holds.length === 0) return false
  const exchanges = await readMany(
    'exchanges',
    member.holds.map(hold => hold.exchangeId),
  )
  const decided = exchanges.filter(({ state }) => state !== 'open')
  for (const exchange of decided) await settleHold({ ...exchange, memberId: member._id }, brand, now)
  return decided.length > 0
}
