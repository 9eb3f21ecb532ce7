import type { BrandDoc } from '../brand/types'
import { UNDO_MS } from '../coupon/undo'
import { refundPrincipalCause, spendCause, topUpCause, voidSpendCause } from '../ids'
import type { MemberDoc, StoredValue } from '../member/types'
import { closeBooks, openBooks } from '../points/book'
import type { Booking, EntryKind, LedgerEntry } from '../points/types'
import type { StaffDoc } from '../staff/types'
import { accountOf, payIn, payOut, type StoredAccount } from './account'
import { bonusOf, mayTopUp, type TopUpRefusal } from './bonus'
import { splitRefund, splitSpend } from './split'
import type { Counter, StoredValueRule } from './types'

/** One command at the counter; `booked` is its entry found in the ledger, if any. One guarded write decides it. */
interface AtCounter {
  member: MemberDoc
  brand: BrandDoc
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
  const cause = topUpCause(given.commandId)
  const earlier = earlierOf(given, cause)
  if (earlier) return earlier
  const refusal = mayTopUp(given.member.stored, given.amountFen, given.rule)
  if (refusal) return { kind: 'refused', refusal }
  const account = accountOf(given.member.stored)
  payIn(account, 'brand.received', 'member.principal', given.amountFen)
  payIn(account, 'brand.granted', 'member.bonus', bonusOf(given.amountFen, given.rule.bonuses))
  return book(given, cause, 'top-up', account)
}

/** Pays at the counter, principal and bonus in proportion, never beyond what is held. */
export function spendAtCounter(given: AtCounter & { amountFen: number }): Decision<Short> {
  const cause = spendCause(given.commandId)
  const earlier = earlierOf(given, cause)
  if (earlier) return earlier
  const { stored } = given.member
  const missingFen = given.amountFen - stored.principalFen - stored.bonusFen
  if (missingFen > 0) return { kind: 'short', missingFen }
  const account = accountOf(stored)
  takeOut(account, splitSpend(stored, given.amountFen), 'brand.spent')
  return book(given, cause, 'spend', account)
}

/** Who may take a spending back: whoever booked it while it is fresh, later a manager with a reason; null = this person may not. */
export function mayVoidSpend(
  { at, counter }: Pick<LedgerEntry, 'at' | 'counter'>,
  by: Pick<StaffDoc, '_id' | 'role'>,
  now: number,
): 'alone' | 'with-reason' | null {
  if (now - at <= UNDO_MS && counter?.staffId === by._id) return 'alone'
  return by.role === 'clerk' ? null : 'with-reason'
}

export type VoidSpendRefusal = 'too-late' | 'not-yours' | 'reason-missing'

/**
 * Takes one spending back, once whoever asks: the very principal and bonus it took. Within ten minutes by the clerk who booked it, later by a
 * manager with a reason.
 */
export function voidSpend(
  given: Omit<AtCounter, 'commandId'> & {
    spend: LedgerEntry
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
    return { kind: 'refused', reason: spend.counter?.staffId === by._id ? 'too-late' : 'not-yours' }
  if (may === 'with-reason' && reason.trim() === '') return { kind: 'refused', reason: 'reason-missing' }
  const account = accountOf(given.member.stored)
  for (const { from, fen } of spend.money ?? []) {
    if (from === 'member.principal' || from === 'member.bonus') payIn(account, 'brand.spent', from, fen)
  }
  return book({ ...given, commandId: '' }, cause, 'void-spend', account, reason.trim())
}

/** Pays principal back; the bonus that belongs to it is withdrawn. */
export function refundPrincipal(given: AtCounter & { amountFen: number; reason: string }): Decision<Short> {
  const cause = refundPrincipalCause(given.commandId)
  const earlier = earlierOf(given, cause)
  if (earlier) return earlier
  const { stored } = given.member
  const missingFen = given.amountFen - stored.principalFen
  if (missingFen > 0) return { kind: 'short', missingFen }
  const { principalFen, bonusFen } = splitRefund(stored, given.amountFen)
  const account = accountOf(stored)
  payOut(account, 'member.principal', 'brand.received', principalFen)
  payOut(account, 'member.bonus', 'brand.granted', bonusFen)
  return book(given, cause, 'refund-principal', account, given.reason.trim())
}

function earlierOf(
  given: AtCounter,
  cause: string,
): { kind: 'already'; entry: LedgerEntry } | { kind: 'conflict' } | null {
  const entry = given.member.journal.find(each => each._id === cause) ?? given.booked
  if (!entry) return null
  return entry.inputHash === given.inputHash ? { kind: 'already', entry } : { kind: 'conflict' }
}

function takeOut(account: StoredAccount, parts: StoredValue, to: 'brand.spent'): void {
  payOut(account, 'member.principal', to, parts.principalFen)
  payOut(account, 'member.bonus', to, parts.bonusFen)
}

function book(given: AtCounter, cause: string, kind: EntryKind, account: StoredAccount, note = '') {
  const { stored, money } = account
  const page = { cause, kind, growth: 0, inputHash: given.inputHash, counter: given.counter, note }
  return closeBooks(openBooks(given), { ...page, money, stored }, { stored })
}
