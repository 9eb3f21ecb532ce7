import type { MemberDoc, StoredValue } from '../member/types'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import type { LedgerEntry, OrderPlan } from '../points/types'
import { accountOf, lose, payIn, payOut } from './account'
import { keptOfTopUp } from './bonus'
import { added, earnedOf, taken } from './earned-principal'
import type { EarnedPrincipal, MoneyPosting, TopUpOffer } from './types'

/** For the entry, and for the member. */
interface TopUpMoved {
  moved: { money: MoneyPosting[]; stored: StoredValue; keptStored: StoredValue }
  changes: { stored: StoredValue; storedEarned: EarnedPrincipal }
}

const NOTHING: StoredValue = { principalFen: 0, bonusFen: 0 }

/**
 * What version `order.v` of a top-up order moves: the paid total as principal with the promised bonus, less what was refunded, on
 * cumulative totals. A refund of principal that was spent already is the brand's loss. What earned with it is remembered beside it.
 */
export function topUpMoney(input: {
  member: Pick<MemberDoc, 'stored' | 'storedEarned'>
  order: OrderDoc
  paid: PaidFact
  offer: TopUpOffer
  newest: LedgerEntry | null
  plan: OrderPlan
  /** Points and growth this version changes. */
  points: number
  growth: number
}): TopUpMoved {
  const { member, order, newest, paid, offer } = input
  const promised = { totalFen: paid.totalFen, ...offer }
  const keptStored = keptOfTopUp(promised, refundedFenOf(order, 'total'))
  const before = newest?.keptStored ?? NOTHING
  const account = accountOf(member.stored)
  const principal = keptStored.principalFen - before.principalFen
  const bonus = keptStored.bonusFen - before.bonusFen
  if (principal > 0) payIn(account, 'brand.received', 'member.principal', principal)
  else lose(account, 'brand.received', payOut(account, 'member.principal', 'brand.received', -principal))
  if (bonus > 0) payIn(account, 'brand.granted', 'member.bonus', bonus)
  else lose(account, 'brand.granted', payOut(account, 'member.bonus', 'brand.granted', -bonus))
  const { money, stored } = account
  const storedEarned = earnedAfter(earnedOf(member), input, principal, stored.principalFen)
  return { moved: { money, stored, keptStored }, changes: { stored, storedEarned } }
}

/** The order itself takes its points back; what is remembered is only how much of the principal has earned. */
function earnedAfter(
  earned: EarnedPrincipal,
  { plan, points, growth }: { plan: OrderPlan; points: number; growth: number },
  principal: number,
  heldFen: number,
): EarnedPrincipal {
  const earnsNow = plan.baseFen > 0
  if (principal > 0 && earnsNow) {
    return added(earned, { fen: principal, points: Math.max(0, points), growth: Math.max(0, growth) })
  }
  const leaves = earnsNow ? -principal : earned.fen - heldFen
  return taken(earned, Math.min(earned.fen, Math.max(0, leaves))).left
}
