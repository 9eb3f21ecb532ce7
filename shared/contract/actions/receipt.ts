import * as v from 'valibot'
import type { CreditTotals } from '../../domain/staff/credit-totals'
import { action } from '../action'
import { commandId, handle, id, limits, payableFen, permit } from '../fields'
import type { BrandView, CustomerView, MemberView, OrderView, PointsView } from '../views'

const code = v.pipe(v.string(), v.minLength(1), v.maxLength(128))

export interface ReceiptOpened {
  brand: BrandView
  member: MemberView
  now: number
  /**
   * `open`: not claimed yet · `taken`: claimed by another person · `void`: given back before it was claimed.
   */
  state: 'open' | 'mine' | 'taken' | 'void' | 'late'
  /** null unless it is open or the caller's. */
  order: OrderView | null
  /** What claiming it would give the caller now, or what it gave and has left. */
  points: number
  /** What it gave before any refund; 0 while it is not the caller's. */
  granted: number
  /** The points are not usable yet: the caller has not joined, or they wait for their day. */
  waiting: boolean
  /** Last usable day of its points, null when they never end. */
  lotDay: string | null
  /** It can be claimed before this instant. */
  untilAt: number
}

/** What a printed receipt is and gives, for the holder of its full code. */
export const openReceipt = action<ReceiptOpened>()('receipt.open', 'anyone', v.strictObject({ code }))

export interface ReceiptClaimed {
  order: OrderView
  /** What the receipt gave. */
  points: number
  /** The points wait until the caller joins. */
  waiting: boolean
  member: MemberView
  /** Why joining did not work when it was asked for; the receipt is the caller's all the same. */
  notJoined: { code: string; message: string } | null
}

/**
 * Scan of a receipt's code; `join` as in `member.join`, when the caller agreed to the rules on the same page.
 */
export const claimReceipt = action<ReceiptClaimed>()(
  'receipt.claim',
  'anyone',
  v.strictObject({
    commandId,
    code,
    join: v.optional(
      v.strictObject({
        consent: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
        phoneCode: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(limits.phoneCodeLength))),
      }),
    ),
  }),
)

export interface ReceiptVoided {
  order: OrderView
  /** What can still be given back. */
  leftFen: number
  keptPoints: number
}

/** Money of a receipt given back at the counter: all that is left without `fen`. */
export const voidReceipt = action<ReceiptVoided>()(
  'receipt.void',
  'staff',
  v.strictObject({
    commandId,
    storeId: id,
    receiptNo: v.pipe(v.string(), v.regex(/^(\d{8}@)?[A-Za-z0-9-]{1,24}$/)),
    fen: v.optional(payableFen),
    reason: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.reasonLength)),
  }),
)

export interface SaleCredited {
  order: OrderView
  /** The number it goes by: the slip's, or one of ours where there was none. `receipt.void` requires it. */
  receiptNo: string
  customer: CustomerView
  /** What the sale gives; null while it is being booked. */
  points: number | null
  /** They wait until the customer joins, or for their day. */
  waiting: boolean
  /** null where the customer's card number was typed: it proves nothing, so nothing they hold is shown. */
  balance: PointsView | null
}

/**
 * A sale in cash or elsewhere becomes an order of the customer before the clerk; `receiptNo` as printed on
 * the till's slip, if any.
 */
export const creditSale = action<SaleCredited>()(
  'receipt.credit',
  'staff',
  v.strictObject({
    commandId,
    storeId: id,
    customerId: handle,
    permit,
    amountFen: payableFen,
    receiptNo: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,24}$/))),
    /** The clerk has seen SIMILAR_SALE and says that it is another sale. */
    confirmed: v.optional(v.boolean()),
  }),
)

interface CreditView {
  receiptNo: string
  at: number
  amountFen: number
  leftFen: number
  keptPoints: number
  customer: CustomerView
  clerkName: string
}

export interface CreditsOpened {
  /** Newest first, the newest 50. */
  credits: CreditView[]
  /**
   * Every credit of today by this store's staff, in all stores they work in, however many are shown; sales
   * given back since are not taken off.
   */
  today: CreditTotals
}

/** What a store credited by hand in the last seven days. */
export const openCredits = action<CreditsOpened>()(
  'receipt.credits',
  'staff',
  v.strictObject({ storeId: id }),
)
