import { count } from '../account/cap-counts'
import { afterEvent, requestChange } from '../account/merge-request'
import type { MemberDoc } from '../account/types'
import { mergedAlone } from '../adjustment/adjust'
import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { mergeCause } from '../ids'
import { mergedTouches } from '../link/touch'
import { negate } from '../money/negate'
import { perksOf } from '../perk/due-perks'
import { mergePerks } from '../perk/merge-perks'
import { closeBooks, openBooks } from '../points/book'
import { moveLosses } from '../points/losses'
import { credit, owe, type Purse, putPending, sum, takeActive, takePending } from '../points/purse'
import type { PendingLot } from '../points/types'
import { movementFrom, payIn, payOut } from '../stored-value/account'
import { added, earnedOf, NONE_EARNED } from '../stored-value/earned-principal'
import { mergedTopUps } from '../stored-value/top-ups'
import type { StoredValueMovement } from '../stored-value/types'
import { tierById } from '../tier/tier-of'
import { forgottenProfile, mergedProfile } from './save-profile'

export type MergeRefusal =
  /** Points of `from` are held for an open exchange: it is decided within minutes. */
  | 'holds'
  /** `into` is not a member's card. */
  | 'not-member'

export type Merged =
  | { kind: 'merged'; from: MemberDoc; into: MemberDoc }
  /** This one's journal is full: archive it, load both, decide again. */
  | { kind: 'archive-first'; whose: 'from' | 'into' }
  | { kind: 'refused'; reason: MergeRefusal }

/** Where the points are between the two entries. */
const BETWEEN = 'brand.merged'

/**
 * Two ids of one person become one: `from` gives everything (entry `out`), `into` takes it (entry `in`), debt
 * too, so both books still equal their entries and nothing is created or lost. Coupons stay under their ids;
 * `formerIds` finds them. Both documents are to be written in one transaction.
 */
export function mergeMembers(input: {
  from: MemberDoc
  into: MemberDoc
  brand: BrandDoc
  now: number
}): Merged {
  const { from, into, brand, now } = input
  if (into.state !== 'member') return { kind: 'refused', reason: 'not-member' }
  if (from.holds.length > 0) return { kind: 'refused', reason: 'holds' }

  const giving = openBooks({ member: from, brand, now })
  const taking = openBooks({ member: into, brand, now })
  handOver(giving.purse, taking.purse)
  moveLosses(giving.purse, taking.purse)
  const [gives, takes] = handOverMoney(from, into)
  const entry = (side: 'out' | 'in', growth: number, money: StoredValueMovement) => ({
    cause: mergeCause(from._id, into._id, side),
    kind: 'merge' as const,
    growth,
    inputHash: '',
    money: money.postings.length > 0 ? money : null,
  })
  const { growth } = giving.member
  const adjustedAlone = mergedAlone(from.adjustedAlone, into.adjustedAlone)
  const gave = closeBooks(giving, entry('out', negate(growth), gives), {
    ...emptied(from, into._id, now),
    stored: gives.balance,
    storedEarned: NONE_EARNED,
    ...(from.topUps ? { topUps: [] } : {}),
    ...(from.touches ? { touches: [] } : {}),
  })
  if (gave.kind === 'archive-first') return { ...gave, whose: 'from' }
  const took = closeBooks(taking, entry('in', growth, takes), {
    ...received(giving.member, taking.member, brand),
    ...fulfilled(giving.member, taking.member, now),
    stored: takes.balance,
    storedEarned: added(earnedOf(into), earnedOf(from)),
    ...mergedTopUps(from, into),
    ...mergedTouches(from, into),
    ...(adjustedAlone ? { adjustedAlone } : {}),
  })
  if (took.kind === 'archive-first') return { ...took, whose: 'into' }
  return { kind: 'merged', from: gave.next, into: took.next }
}

/**
 * Credits repay the taker's debt first; the giver's debt is then paid from what is there, the rest stays
 * owed.
 */
function handOver(giving: Purse, taking: Purse): void {
  const { debt } = giving
  const lots = giving.lots.map(lot => ({ ...lot }))
  const waiting = giving.pending.map(row => ({ ...row }))
  takeActive(giving, BETWEEN, sum(lots))
  takePending(giving, BETWEEN, sum(waiting), () => true)
  credit(giving, BETWEEN, debt, FAR_DAY)

  for (const { day, points } of lots) credit(taking, BETWEEN, points, day)
  for (const row of waiting) takeWaiting(taking, row)
  const missing = takeActive(taking, BETWEEN, debt)
  if (missing > 0) owe(taking, BETWEEN, missing)
}

/** Principal and bonus move as they are, each fen with its posting. */
function handOverMoney(from: MemberDoc, into: MemberDoc): [StoredValueMovement, StoredValueMovement] {
  const [gives, takes] = [movementFrom(from.stored), movementFrom(into.stored)]
  const { principalFen, bonusFen } = from.stored
  for (const [account, fen] of [
    ['member.principal', principalFen],
    ['member.bonus', bonusFen],
  ] as const) {
    payOut(gives, account, BETWEEN, fen)
    payIn(takes, BETWEEN, account, fen)
  }
  return [gives, takes]
}

/** What waited only for joining has waited enough: the taker is a member. */
function takeWaiting(taking: Purse, row: PendingLot): void {
  if (row.fromDay === FAR_DAY) credit(taking, BETWEEN, row.points, row.lotDay)
  else putPending(taking, row, BETWEEN)
}

/** Every unionid that has shown itself with either card is this person's. */
function unionsOf(from: MemberDoc, into: MemberDoc): Pick<MemberDoc, 'unionIds'> {
  const unionIds = [...new Set([...(into.unionIds ?? []), ...(from.unionIds ?? [])])]
  return unionIds.length > 0 ? { unionIds } : {}
}

/** The giver takes nothing more and names no person; what still names it is moved after this write. */
function emptied(from: MemberDoc, intoId: string, now: number): Partial<MemberDoc> {
  return {
    state: 'closed',
    mergedInto: intoId,
    tierUntilDay: FAR_DAY,
    ...forgottenProfile(from),
    phoneTail: '',
    phoneId: '',
    periodGrowth: 0,
    raises: [],
    caps: [],
    ...(from.unionIds ? { unionIds: [] } : {}),
    ...requestChange(from, 'unfounded', now),
    movingIdentities: from.phoneId !== '' || (from.unionIds ?? []).length > 0,
    perks: { birthday: '', given: [], owed: [] },
  }
}

/**
 * A request of the giver is carried out by this merge: when it was due, or before it, even after a stop, when
 * WeChat says that both accounts are one person.
 */
function fulfilled(from: MemberDoc, into: MemberDoc, now: number): Pick<MemberDoc, 'mergeRequest'> {
  const request = into.mergeRequest
  if (request?.fromId !== from._id) return {}
  const isDue = request.state === 'asked' && now >= request.dueAt
  return { mergeRequest: afterEvent(request, isDue ? 'due' : 'proved', now) }
}

/**
 * The taker keeps the better tier, its own name, address and number when it has them, and counts what both
 * have used up of every limit and been given.
 */
function received(from: MemberDoc, into: MemberDoc, brand: BrandDoc): Partial<MemberDoc> {
  const rank = (member: MemberDoc) =>
    member.state === 'member' ? tierById(member.tier, brand.tiers).threshold : -1
  const better = rank(from) > rank(into) ? from : into
  const phone = into.phoneId !== '' ? into : from
  return {
    formerIds: [...into.formerIds, from._id, ...from.formerIds],
    tier: better.tier,
    tierSinceAt: better.tierSinceAt,
    tierUntilDay: better.tierUntilDay,
    periodGrowth: into.periodGrowth + from.periodGrowth,
    periodSinceAt: better.periodSinceAt,
    raises: better.raises,
    ...mergedProfile(from, into),
    phoneTail: phone.phoneTail,
    phoneId: phone.phoneId,
    ...unionsOf(from, into),
    perks: mergePerks(perksOf(from), perksOf(into)),
    ...(from.closings ? { closings: [...(into.closings ?? []), ...from.closings] } : {}),
    caps: from.caps.reduce(count, into.caps),
  }
}
