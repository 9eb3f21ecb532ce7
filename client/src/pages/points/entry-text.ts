import type { PointsEntryView } from '@shared/contract'
import { isReceiptOrderId } from '@shared/domain/ids'
import { amount, integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'

/** Points that went back with money that went back. */
export const isTakenBack = ({ kind }: Pick<PointsEntryView, 'kind'>) =>
  kind === 'refund' || kind === 'stored-back'

/** When · where · how much · why: 今天 10:24 · 云栖路店 · ¥68.00; the balance may be of a card merged since. */
export function entryMeta(entry: PointsEntryView, now: number, timeZone: string): string {
  const { kind, amountFen, storeName, at, orderId } = entry
  const back = isReceiptOrderId(orderId ?? '') ? ' 已退' : ' 已退回微信'
  const money = amountFen === null ? '' : amount(amountFen) + (kind === 'refund' ? back : '')
  const card = entry.formerCard ? '另一张卡' : ''
  const { reason = '' } = entry
  return [momentWords(at, now, timeZone), card, kind === 'refund' ? '' : storeName, money, reason]
    .filter(Boolean)
    .join(' · ')
}

/** What is shown large on the right: the active points, else those not usable yet. */
export const entryChange = ({ points, pendingPoints, debtRepaid, debtAdded }: PointsEntryView): number =>
  points || pendingPoints || debtRepaid || -debtAdded

/** Where it left the balance: 余 1,286, 待还 20, 待到账. */
export function entryBalance({ points, pendingPoints, activeAfter, debtAfter }: PointsEntryView): string {
  if (debtAfter > 0) return `待还 ${integer(debtAfter)}`
  return points === 0 && pendingPoints !== 0 ? '待到账' : `余 ${integer(activeAfter)}`
}

/** Beside the title: what became of points that did not simply arrive. */
export function entryTag(entry: PointsEntryView): { text: string; tone: 'plain' | 'danger' } | null {
  if (entry.debtAdded > 0) return { text: '不够扣，先记下', tone: 'danger' }
  if (entry.debtRepaid > 0) return { text: `已还 ${integer(entry.debtRepaid)}`, tone: 'plain' }
  if (entry.forgiven > 0) return { text: `免还 ${integer(entry.forgiven)}`, tone: 'plain' }
  return null
}
