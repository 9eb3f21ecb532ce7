import { isForfeited } from '../account/closings'
import { requestChange } from '../account/merge-request'
import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import type { AnyCampaignDoc } from '../campaign/types'
import { UNDO_MS } from '../coupon/undo'
import { refundPrincipalCause, spendCause, topUpCause, voidSpendCause } from '../ids'
import { negate } from '../money/negate'
import { closeBooks, openBooks } from '../points/book'
import { growthChange, moveEarned } from '../points/move-earned'
import { planEarning } from '../points/plan-earning'
import type { Booking, LedgerEntry, SpendEntry } from '../points/types'
import type { StaffDoc } from '../staff/types'
import { movementFrom, payIn, payOut } from './account'
import { bonusOf, mayTopUp, type TopUpRefusal } from './bonus'
import { added, earnedOf, earnedPart } from './earned-principal'
import { payBack } from './pay-back'
import { splitSpend } from './split'
import { NOTHING_BACK, topUpsOf, withTopUp } from './top-ups'
import type { Counter, StoredValue, StoredValueMovement, StoredValueRule, TopUpRecord } from './types'

/**
 * One command at the counter; `booked` is its entry found in the ledger, if any. One guarded write decides
 * it.
 */
interface AtCounter {
  member: MemberDoc
  brand: BrandDoc
  /** The customer the command names; `member` is who that is today. */
  customerId: string
  commandId: string
  inputHash: string
  counter: Counter
  booked: LedgerEntry | null
  now: number
}
type Decision<Other = never> = Booking<MemberDoc> | { kind: 'conflict' } | Other
type Short = { kind: 'short'; missingFen: number }

/** Cash or card in the clerk's hand becomes principal, with the bonus of the rule. */
export function topUpAtCounter(
  given: AtCounter & { amountFen: number; rule: StoredValueRule },
): Decision<{ kind: 'refused'; refusal: TopUpRefusal }> {
  const cause = topUpCause(given.customerId, given.commandId)
  const earlier = earlierOf(given, cause)
  if (earlier) return earlier
  const refusal = mayTopUp(given.member.stored, given.amountFen, given.rule)
  if (refusal) return { kind: 'refused', refusal }
  const money = movementFrom(given.member.stored)
  payIn(money, 'brand.received', 'member.principal', given.amountFen)
  const row = topUpOfCounter(cause, given.amountFen, given.rule)
  payIn(money, 'brand.granted', 'member.bonus', row.bonusFen)
  const topUps = withTopUp(topUpsOf(given.member), row)
  const decided = { ...commandOf(given, cause), kind: 'counter-top-up' as const, growth: 0, money }
  return closeBooks(openBooks(given), decided, { topUps, stored: money.balance })
}

/** Cash has no order behind it, so it earns when it is spent under either rule. */
function topUpOfCounter(ref: string, totalFen: number, { bonuses }: StoredValueRule): TopUpRecord {
  const bonusFen = bonusOf(totalFen, bonuses)
  const earning = { earns: false, points: 0, growth: 0 }
  return { ref, totalFen, bonusFen, steps: bonuses, ...earning, refundedFen: 0, back: NOTHING_BACK }
}

/**
 * Pays at the counter, principal and bonus in proportion, never beyond what is held. The principal that has
 * not earned yet earns now, as any payment at this store does; the bonus earns nothing.
 */
export function spendAtCounter(
  given: AtCounter & { amountFen: number; campaigns: readonly AnyCampaignDoc[] },
): Decision<Short> {
  const cause = spendCause(given.customerId, given.commandId)
  const earlier = earlierOf(given, cause)
  if (earlier) return earlier
  const { stored } = given.member
  const missingFen = given.amountFen - stored.principalFen - stored.bonusFen
  if (missingFen > 0) return { kind: 'short', missingFen }
  const money = movementFrom(stored)
  const parts = splitSpend(stored, given.amountFen)
  takeOut(money, parts, 'brand.spent')
  const books = openBooks(given)
  const { gone, left } = earnedPart(earnedOf(given.member), parts.principalFen, stored.principalFen)
  const { now: at, brand, campaigns, counter } = given
  const baseFen = parts.principalFen - gone.fen
  const earning = { at, day: books.today, storeId: counter.storeId, baseFen, lines: [] }
  const { plan, caps } = planEarning({ member: books.member, earning, brand, campaigns, now: at })
  const earner = { ref: cause, day: books.today, lotDay: plan.lotDay, forfeited: false }
  moveEarned(books, earner, plan.points)
  const decided = {
    ...commandOf(given, cause),
    kind: 'spend' as const,
    kept: plan.points,
    keptGrowth: plan.growth,
    growth: plan.growth,
    plan: { ...plan, gifts: [] },
    money,
    earnedBefore: gone,
  }
  // Only the owner can show the card's code, so a merge that waits for their word has it now.
  const stopped = requestChange(given.member, 'spend', at)
  return closeBooks(books, decided, { storedEarned: left, caps, ...stopped, stored: money.balance })
}

/**
 * Who may take a spending back: the clerk who booked it while it is fresh, later a manager with a reason;
 * null = this person may not.
 */
export function mayVoidSpend(
  { at, counter }: Pick<SpendEntry, 'at' | 'counter'>,
  by: Pick<StaffDoc, '_id' | 'role'>,
  now: number,
): 'alone' | 'with-reason' | null {
  if (now - at <= UNDO_MS && counter.staffId === by._id) return 'alone'
  return by.role === 'clerk' ? null : 'with-reason'
}

export type VoidSpendRefusal = 'too-late' | 'not-yours' | 'reason-missing'

/**
 * Takes one spending back, once, regardless of who requests it: the very principal and bonus it took, and
 * what it earned. Within ten minutes by the clerk who booked it, later by a manager with a reason.
 */
export function voidSpend(
  given: Omit<AtCounter, 'commandId' | 'customerId'> & {
    spend: SpendEntry
    by: Pick<StaffDoc, '_id' | 'role'>
    reason: string
  },
): Booking<MemberDoc> | { kind: 'refused'; reason: VoidSpendRefusal } {
  const { spend, by, reason, now } = given
  const cause = voidSpendCause(spend._id)
  const entry = given.member.journal.find(each => each._id === cause) ?? given.booked
  if (entry) return { kind: 'already', entry }
  const may = mayVoidSpend(spend, by, now)
  if (may === null)
    return { kind: 'refused', reason: spend.counter.staffId === by._id ? 'too-late' : 'not-yours' }
  if (may === 'with-reason' && reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
  const money = movementFrom(given.member.stored)
  for (const { from, fen } of spend.money.postings) {
    if (from === 'member.principal' || from === 'member.bonus') payIn(money, 'brand.spent', from, fen)
  }
  const books = openBooks(given)
  const forfeited = isForfeited(given.member, { memberId: spend.memberId, at: spend.at })
  const { lotDay } = spend.plan
  moveEarned(books, { ref: spend._id, day: spend.day, lotDay, forfeited }, negate(spend.kept))
  const growth = growthChange(books.member, negate(spend.keptGrowth), forfeited)
  const storedEarned = added(earnedOf(given.member), spend.earnedBefore)
  const decided = {
    ...commandOf(given, cause),
    kind: 'void-spend' as const,
    growth,
    growthEarnedAt: spend.at,
    note: reason.trim(),
    money,
  }
  return closeBooks(books, decided, { storedEarned, stored: money.balance })
}

/**
 * Pays principal back and links it to the top-ups it came from; the bonus that belongs to it is withdrawn,
 * and the points that came with its topping up.
 */
export function refundPrincipal(given: AtCounter & { amountFen: number; reason: string }): Decision<Short> {
  const cause = refundPrincipalCause(given.customerId, given.commandId)
  const earlier = earlierOf(given, cause)
  if (earlier) return earlier
  const { stored } = given.member
  const missingFen = given.amountFen - stored.principalFen
  if (missingFen > 0) return { kind: 'short', missingFen }
  const { bonusFen, gone, storedEarned, topUps, links } = payBack(given.member, given.amountFen)
  const money = movementFrom(stored)
  payOut(money, 'member.principal', 'brand.received', given.amountFen)
  payOut(money, 'member.bonus', 'brand.granted', bonusFen)
  const books = openBooks(given)
  moveEarned(books, { ref: cause, day: books.today, lotDay: FAR_DAY, forfeited: false }, negate(gone.points))
  const growth = growthChange(books.member, negate(gone.growth), false)
  const decided = {
    ...commandOf(given, cause),
    kind: 'refund-principal' as const,
    growth,
    note: given.reason.trim(),
    money,
    topUps: links,
  }
  return closeBooks(books, decided, { storedEarned, topUps, stored: money.balance })
}

function earlierOf(
  given: AtCounter,
  cause: string,
): { kind: 'already'; entry: LedgerEntry } | { kind: 'conflict' } | null {
  const entry = given.member.journal.find(each => each._id === cause) ?? given.booked
  if (!entry) return null
  return entry.inputHash === given.inputHash ? { kind: 'already', entry } : { kind: 'conflict' }
}

function takeOut(money: StoredValueMovement, parts: StoredValue, to: 'brand.spent'): void {
  payOut(money, 'member.principal', to, parts.principalFen)
  payOut(money, 'member.bonus', to, parts.bonusFen)
}

/** What the entry of any command at the counter says of the command. */
const commandOf = ({ inputHash, counter }: Pick<AtCounter, 'inputHash' | 'counter'>, cause: string) => ({
  cause,
  inputHash,
  counter,
})
