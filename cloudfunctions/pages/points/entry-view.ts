import type { PointsEntryView } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import { isAtCounter } from '@shared/domain/points/entry-kinds'
import type { Account, LedgerEntry } from '@shared/domain/points/types'
import { orderTail } from '../../modules/order-facts/order-view'

type Kind = PointsEntryView['kind']
export type HistoryFilter = 'all' | 'gained' | 'spent' | 'returned'

/** One entry in the customer's words of account: what changed, and where it left them. */
export function entryView(
  entry: LedgerEntry,
  order: OrderDoc | null,
  storeName: (storeId: string) => string,
): PointsEntryView {
  const active = changeOf(entry, 'member.active')
  const kind = kindOf(entry, active)
  return {
    id: entry._id,
    at: entry.at,
    kind,
    points: active,
    pendingPoints: changeOf(entry, 'member.pending'),
    activeAfter: Math.max(0, entry.balance),
    debtAfter: Math.max(0, -entry.balance),
    debtRepaid: movedTo(entry, 'member.debt'),
    debtAdded: movedFrom(entry, 'member.debt'),
    forgiven: movedFrom(entry, 'brand.forgiven'),
    storeName: placeOf(entry, order, storeName),
    ...(entry.kind === 'adjust' ? { reason: entry.note } : {}),
    amountFen: order ? amountOf(order, entry, kind) : paidFromStored(entry),
    orderId: order?._id ?? null,
    orderTail: order ? orderTail(order._id) : '',
  }
}

/**
 * Entries that only keep a slower "yes" out (docs/architecture/state-changes.md, rule 4), and held points
 * being spent, are no news for the customer.
 */
export function movesPoints(entry: LedgerEntry): boolean {
  return entry.kind !== 'post' && entry.postings.length > 0
}

/** The tabs of the history. */
export function passes(entry: LedgerEntry, filter: HistoryFilter): boolean {
  if (filter === 'all') return true
  const active = changeOf(entry, 'member.active')
  const kind = kindOf(entry, active)
  if (
    kind === 'stored-back' ||
    kind === 'refund' ||
    kind === 'expire' ||
    kind === 'return' ||
    kind === 'close'
  )
    return filter === 'returned'
  if (kind === 'exchange' || (kind === 'adjust' && active < 0)) return filter === 'spent'
  return filter === 'gained'
}

function kindOf(entry: LedgerEntry, active: number): Kind {
  switch (entry.kind) {
    case 'order':
    case 'top-up':
    case 'counter-top-up':
      return movedTo(entry, 'brand.issued') > 0 ? 'refund' : 'order'
    case 'spend':
      return 'stored'
    case 'void-spend':
    case 'refund-principal':
      return 'stored-back'
    case 'roll':
      return active > 0 ? 'activate' : 'expire'
    case 'hold':
    case 'post':
      return 'exchange'
    case 'void':
    case 'return':
      return 'return'
    case 'join':
    case 'merge':
    case 'close':
    case 'perk':
      return entry.kind
    default:
      return 'adjust'
  }
}

function placeOf(entry: LedgerEntry, order: OrderDoc | null, storeName: (storeId: string) => string): string {
  const storeId = order?.storeId ?? (isAtCounter(entry) ? entry.counter.storeId : '')
  return storeId === '' ? '' : storeName(storeId)
}

/** What a payment from stored value, or its taking back, came to; null for what is neither. */
function paidFromStored(entry: LedgerEntry): number | null {
  if (entry.kind !== 'spend' && entry.kind !== 'void-spend') return null
  return entry.money.postings.reduce((total, { fen }) => total + fen, 0)
}

/** What was paid; on a refund the newest one that had arrived by then. */
function amountOf(order: OrderDoc, entry: LedgerEntry, kind: Kind): number | null {
  if (kind !== 'refund') return order.paid?.payerFen ?? null
  const arrived = order.refunds.filter(refund => refund.state === 'success' && refund.at <= entry.at)
  const newest = arrived.sort((a, b) => b.at - a.at)[0]
  return newest?.payerFen ?? null
}

function movedTo(entry: LedgerEntry, account: Account): number {
  return sumOf(entry.postings.filter(posting => posting.to === account))
}

function movedFrom(entry: LedgerEntry, account: Account): number {
  return sumOf(entry.postings.filter(posting => posting.from === account))
}

function changeOf(entry: LedgerEntry, account: Account): number {
  return movedTo(entry, account) - movedFrom(entry, account)
}

function sumOf(postings: readonly { points: number }[]): number {
  return postings.reduce((total, { points }) => total + points, 0)
}
