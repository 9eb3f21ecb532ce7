import type { MemberDoc } from '../account/types'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc } from '../order/types'
import type { LedgerEntry } from '../points/types'
import { keptOfTopUp } from './bonus'
import type { MoneyAccount, MoneyPosting, StoredValueMovement } from './types'

/** The stored value an entry moved; null where none did. */
export const movementOf = (entry: LedgerEntry): StoredValueMovement | null =>
  'money' in entry ? entry.money : null

export const moneyPostingsOf = (entries: readonly LedgerEntry[]): MoneyPosting[] =>
  entries.flatMap(entry => movementOf(entry)?.postings ?? [])

/** A money account as the sum of its postings. */
export function moneyOf(entries: readonly LedgerEntry[], account: MoneyAccount): number {
  const postings = moneyPostingsOf(entries)
  const into = postings.filter(posting => posting.to === account)
  const outOf = postings.filter(posting => posting.from === account)
  const sum = (rows: readonly { fen: number }[]) => rows.reduce((total, { fen }) => total + fen, 0)
  return sum(into) - sum(outOf)
}

/** Broken promises of one member's stored value, in words; `entries` = ledger ∪ journal, each once. */
export function auditStored(member: MemberDoc, entries: readonly LedgerEntry[]): string[] {
  const { principalFen, bonusFen } = member.stored
  const stated = { 'member.principal': principalFen, 'member.bonus': bonusFen } as const
  const broken = (['member.principal', 'member.bonus'] as const).flatMap(account => {
    const booked = moneyOf(entries, account)
    if (stated[account] < 0) return [`${member._id}: ${account} is ${stated[account]}`]
    return booked === stated[account]
      ? []
      : [`${member._id}: ${account} is ${stated[account]}, its entries say ${booked}`]
  })
  const sound = moneyPostingsOf(entries).every(({ fen }) => Number.isSafeInteger(fen) && fen > 0)
  return sound ? broken : [...broken, `${member._id}: a posting is not a positive integer`]
}

/** A settled top-up order is worth what was paid less what was refunded; `entries` = those of the order. */
export function auditTopUp(order: OrderDoc, entries: readonly LedgerEntry[]): string[] {
  const { paid, topUp } = order
  if (!paid || !topUp || order.memberId === '') return []
  const received = -moneyOf(entries, 'brand.received')
  const granted = -moneyOf(entries, 'brand.granted')
  const kept = keptOfTopUp({ totalFen: paid.totalFen, ...topUp }, refundedFenOf(order, 'total'))
  return received === kept.principalFen && granted === kept.bonusFen
    ? []
    : [`${order._id}: booked ${received} + ${granted}, worth ${kept.principalFen} + ${kept.bonusFen}`]
}
