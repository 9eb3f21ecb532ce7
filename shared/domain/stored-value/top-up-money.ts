import type { MemberDoc } from '../account/types'
import { negate } from '../money/negate'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import type { OrderPlan, SettlingEntry, TopUpEntry } from '../points/types'
import { lose, movementFrom, payIn, payOut } from './account'
import { keptOfTopUp } from './bonus'
import { added, earnedOf, taken } from './earned-principal'
import { bonusLeftOf, paidTwiceFen, topUpOfOrder, topUpsOf, withTopUp } from './top-ups'
import type { EarnedPrincipal, StoredValue, StoredValueMovement, TopUpOffer, TopUpRecord } from './types'

/** For the entry, and for the member. */
interface TopUpMoved {
  moved: Pick<TopUpEntry, 'money' | 'keptStored'>
  changes: { stored: StoredValue; storedEarned: EarnedPrincipal; topUps: TopUpRecord[] }
}

const NOTHING: StoredValue = { principalFen: 0, bonusFen: 0 }

/**
 * What version `order.version` of a top-up order moves: the paid total as principal with the promised bonus,
 * less what was refunded, on cumulative totals. A refund of principal that was spent, or paid back at the
 * counter, already is the brand's loss. What earned with it is remembered beside it.
 */
export function topUpMoney(input: {
  member: Pick<MemberDoc, 'stored' | 'storedEarned' | 'topUps'>
  order: OrderDoc
  paid: PaidFact
  offer: TopUpOffer
  newest: SettlingEntry | null
  plan: OrderPlan
  /** Points and growth this version changes. */
  points: number
  growth: number
}): TopUpMoved {
  const { member, order, newest, paid, offer, plan } = input
  const promised = { totalFen: paid.totalFen, ...offer }
  const keptStored = keptOfTopUp(promised, refundedFenOf(order, 'total'))
  const before = newest?.kind === 'top-up' ? newest.keptStored : NOTHING
  const money = movementFrom(member.stored)
  const principal = keptStored.principalFen - before.principalFen
  const bonus = keptStored.bonusFen - before.bonusFen
  const row = topUpOfOrder(member, { ...order, paid, topUp: offer }, plan, newest)
  const mostTaken = mostTakenBack({ ...row, refundedFen: paid.totalFen - before.principalFen }, row)
  if (principal > 0) payIn(money, 'brand.received', 'member.principal', principal)
  else
    takeBack(
      money,
      'member.principal',
      'brand.received',
      negate(principal),
      mostTaken.principalFen(negate(principal)),
    )
  if (bonus > 0) payIn(money, 'brand.granted', 'member.bonus', bonus)
  else takeBack(money, 'member.bonus', 'brand.granted', negate(bonus), mostTaken.bonusFen(negate(bonus)))
  const { balance: stored } = money
  const moved = principal > 0 ? principal : negate(mostTaken.principalFen(negate(principal)))
  const storedEarned = earnedAfter(earnedOf(member), input, moved, stored.principalFen)
  const topUps = withTopUp(topUpsOf(member), row)
  return { moved: { money, keptStored }, changes: { stored, storedEarned, topUps } }
}

/**
 * What a refund may take of the member: not again what the counter has paid back, or withdrawn, of this very
 * top-up.
 */
function mostTakenBack(before: TopUpRecord, after: TopUpRecord) {
  const twice = ({ totalFen, refundedFen, back }: TopUpRecord) =>
    paidTwiceFen(totalFen, refundedFen, back.fen)
  return {
    principalFen: (fen: number) => Math.max(0, fen - (twice(after) - twice(before))),
    bonusFen: (fen: number) => Math.max(0, Math.min(fen, bonusLeftOf(before) - bonusLeftOf(after))),
  }
}

/** `fen` return to the brand; at most `mostFen` of it comes from the member, the rest is the brand's loss. */
function takeBack(
  movement: StoredValueMovement,
  from: 'member.principal' | 'member.bonus',
  to: 'brand.received' | 'brand.granted',
  fen: number,
  mostFen: number,
): void {
  const missing = payOut(movement, from, to, Math.min(fen, mostFen))
  lose(movement, to, Math.max(0, fen - mostFen) + missing)
}

/**
 * The order itself takes its points back; what is remembered is only how much of the principal has earned.
 */
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
