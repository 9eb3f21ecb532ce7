import type { IdentityDoc, MemberDoc } from '@shared/domain/account/types'
import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import type { BrandDoc, StoreDoc } from '@shared/domain/brand/types'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import type { BatchDoc, BatchTermsDoc, CouponDoc, CouponNumberDoc } from '@shared/domain/coupon/types'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import type { VisitDoc } from '@shared/domain/link/types'
import type { LoginDoc, SessionDoc } from '@shared/domain/login/types'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import type { InboxDoc, OrderDoc, PickUpDayDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import type { CheckDoc, DifferenceDoc } from '@shared/domain/reconciliation/types'
import type { StaffDayDoc } from '@shared/domain/staff/staff-day'
import type { InvitationDoc, StaffDoc } from '@shared/domain/staff/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import type { MoneyPosting } from '@shared/domain/stored-value/types'

/** Everything the checks look at: all documents by collection, as a dump gives them. */
export type Dump = Readonly<Record<string, readonly object[]>>

/** The dump with its shapes, and every ledger entry once per place it is stored in. */
export interface Books {
  members: readonly MemberDoc[]
  orders: readonly OrderDoc[]
  batches: readonly BatchDoc[]
  terms: readonly BatchTermsDoc[]
  stockShards: readonly StockShardDoc[]
  coupons: readonly CouponDoc[]
  couponNumbers: readonly CouponNumberDoc[]
  identities: readonly IdentityDoc[]
  checks: readonly CheckDoc[]
  differences: readonly DifferenceDoc[]
  goods: readonly GoodsDoc[]
  exchanges: readonly ExchangeDoc[]
  brands: readonly BrandDoc[]
  campaigns: readonly AnyCampaignDoc[]
  stores: readonly StoreDoc[]
  operations: readonly OperationDoc[]
  proposals: readonly ProposalDoc[]
  staffDays: readonly StaffDayDoc[]
  pickUpDays: readonly PickUpDayDoc[]
  links: readonly LinkDoc[]
  visits: readonly VisitDoc[]
  staff: readonly StaffDoc[]
  invitations: readonly InvitationDoc[]
  logins: readonly LoginDoc[]
  sessions: readonly SessionDoc[]
  ledger: readonly LedgerEntry[]
  /** Ledger ∪ journals ∪ parked entries, each of a member's once: what has been booked. */
  entries: readonly LedgerEntry[]
}

/** One rule that must always hold; `broken` names each violation in words, empty = it holds. */
export interface Invariant {
  name: string
  broken(books: Books): string[]
}

export function openBooks(dump: Dump): Books {
  const all = <D>(collection: string) => (dump[collection] ?? []) as readonly D[]
  const members = all<MemberDoc>('members')
  const ledger = all<LedgerEntry>('ledger')
  const parked = all<InboxDoc>('inbox').filter(({ source }) => source === 'journal')
  const journals = [
    ...members.flatMap(member => member.journal),
    ...parked.map(({ body }) => JSON.parse(body) as LedgerEntry),
  ]
  const booked = new Map([...ledger, ...journals].map(entry => [`${entry.memberId} ${entry._id}`, entry]))
  return {
    members,
    orders: all('orders'),
    batches: all('batches'),
    terms: all('batchTerms'),
    stockShards: all('stockShards'),
    coupons: all('coupons'),
    couponNumbers: all('couponNumbers'),
    identities: all('identities'),
    checks: all('checks'),
    differences: all('reconDiffs'),
    goods: all('goods'),
    exchanges: all('exchanges'),
    brands: all('brands'),
    campaigns: all('campaigns'),
    stores: all('stores'),
    operations: all('operations'),
    proposals: all('proposals'),
    staffDays: all('staffDays'),
    pickUpDays: all('pickUpDays'),
    links: all('links'),
    visits: all('visits'),
    staff: all('staff'),
    invitations: all('invitations'),
    logins: all('logins'),
    sessions: all('sessions'),
    ledger,
    entries: [...booked.values()],
  }
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
export const say = (holds: boolean, words: string) => (holds ? [] : [words])

/** Read from the documents, not by the product's own rule. */
export const moneyPostingsOf = (entries: readonly LedgerEntry[]): MoneyPosting[] =>
  entries.flatMap(entry => ('money' in entry && entry.money ? entry.money.postings : []))

/** What an account gained by these entries, in fen. */
export function moved(entries: readonly LedgerEntry[], account: string): number {
  const postings = moneyPostingsOf(entries)
  const fen = (side: 'from' | 'to') =>
    sum(postings.filter(each => each[side] === account).map(each => each.fen))
  return fen('to') - fen('from')
}
