import { voidSpendCause } from '../ids'
import { amount } from '../money/display'
import type { LedgerEntry, SpendEntry } from '../points/types'
import type { ConsentDoc, StoredSpentTemplate } from './types'

const KEPT_SENT = 12

/**
 * Whether the customer is notified of this entry: a spending that was not taken back before it left the
 * journal.
 */
export const isNotifiable = (entry: LedgerEntry, journal: readonly LedgerEntry[]): entry is SpendEntry =>
  entry.kind === 'spend' && !journal.some(({ _id }) => _id === voidSpendCause(entry._id))

/** Whether this consent still allows the message of this entry. */
export const allows = ({ left, sentFor }: Pick<ConsentDoc, 'left' | 'sentFor'>, entryId: string): boolean =>
  left > 0 && !sentFor.includes(entryId)

/** Keyword of the template → its words. */
export function spentWords(
  { money }: Pick<SpendEntry, 'money'>,
  { fields }: StoredSpentTemplate,
  storeName: string,
): Record<string, string> {
  const spentFen = money.postings.reduce((sum, { to, fen }) => (to === 'brand.spent' ? sum + fen : sum), 0)
  const { principalFen, bonusFen } = money.balance
  return {
    [fields.spent]: amount(spentFen),
    [fields.left]: amount(principalFen + bonusFen),
    [fields.store]: storeName,
  }
}

/** The consent once WeChat has answered. */
export function afterSpentMessage(consent: ConsentDoc, entryId: string, wasSent: boolean): ConsentDoc {
  const sentFor = [...consent.sentFor, entryId].slice(-KEPT_SENT)
  return { ...consent, version: consent.version + 1, left: wasSent ? consent.left - 1 : 0, sentFor }
}
