import * as v from 'valibot'
import type { Liability } from '../../domain/audit/types'
import type { RelationState } from '../../domain/merchant/types'
import type { InboxDoc } from '../../domain/order/types'
import type { BillSums } from '../../domain/reconciliation/sum-bills'
import type { DifferenceKind } from '../../domain/reconciliation/types'
import { action } from '../action'
import { id, limits } from '../fields'
import type { BrandView } from '../views'

/** A month of the brand's calendar, `2026-11`. */
const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

export interface BillDayView {
  mchid: string
  day: string
  /** `due`: not compared yet; `given-up`: a person must look at the log. */
  state: 'due' | 'done' | 'given-up'
  payments: number
  paidFen: number
  refunds: number
  refundedFen: number
  differences: number
}

export interface DifferenceView {
  id: string
  kind: DifferenceKind
  day: string
  mchid: string
  outTradeNo: string
  refundNo: string
  billFen: number | null
  ourFen: number | null
  state: 'open' | 'healed'
  /** Why it is still open, a code of our own; `''` before it was asked about. */
  note: string
}

/** A verified statement that fits no order: money that is booked nowhere until a person decides. */
export interface InboxView {
  id: string
  reason: InboxDoc['reason']
  at: number
  outTradeNo: string
  /** `''` for a payment. */
  refundNo: string
  /** What the statement speaks of, in fen; null where it names no amount. */
  amountFen: number | null
  /** What of `reconciliation.decideInbox` is possible beside `done`. */
  mayAskAgain: boolean
  mayAcceptAmount: boolean
  state: 'open' | 'done'
}

/** A gift that was used before its order was refunded: it stays used and is not charged. */
interface UsedGiftView {
  orderId: string
  orderTail: string
  /** Day on which the refund found it used. */
  day: string
  /** Of the coupon, `''` when its batch is gone. */
  name: string
  storeName: string
  paidFen: number
  refundedFen: number
}

/** One merchant number's own sums of the month. */
interface MerchantSumsView extends BillSums {
  mchid: string
  /** Legal entity the number is registered to. */
  entity: string
  state: RelationState
  /** The store it collects for; `''` when for several. */
  storeName: string
}

export interface FinanceOpened {
  brand: BrandView
  month: string
  /** What the month's bills add up to: all merchant numbers together, and each by itself, by its number. */
  sums: { brand: BillSums; merchants: MerchantSumsView[] }
  bills: BillDayView[]
  /** Open ones of every month first, then this month's healed ones; at most 200. */
  differences: DifferenceView[]
  /** Statements that fit no order, oldest first: how many are open, and at most 50 of them. */
  inbox: { open: number; rows: InboxView[] }
  /** Gifts of this month's refunded orders that were used before, newest first; at most 100. */
  usedGifts: UsedGiftView[]
  /** The newest audit, null before the first. */
  audit: { day: string; broken: string[]; liability: Liability } | null
  /**
   * The day of the last audit that was finished when that is two days ago or more: a person must look; `''`
   * otherwise.
   */
  auditLateSince: string
  /** Signed links to this month's CSV files, good for ten minutes; for the finance person's own browser. */
  exports: { bills: string; differences: string; liability: string }
}

/** Books of the brand: managers and owners who see all stores. */
export const openFinance = action<FinanceOpened>()('reconciliation.open', 'staff', v.strictObject({ month }))

/** Fetches a bill again that was given up; done at once by the next sweep. Repeating it changes nothing. */
export const recheckBill = action<{ state: BillDayView['state'] }>()(
  'reconciliation.recheck',
  'staff',
  v.strictObject({ mchid: id, day: v.pipe(v.string(), v.regex(/^20\d\d-\d\d-\d\d$/)) }),
)

/**
 * Decides one statement of the inbox. `ask-again`: WeChat Pay is asked and its answer placed as any notice.
 * `accept-amount`: a till's order takes the amount that was really paid, its goods are dropped, and the
 * payment is placed. `done`: settled outside of this system, with a note. Repeatable; what is done stays so.
 */
export const decideInbox = action<{ row: InboxView; note: string }>()(
  'reconciliation.decideInbox',
  'staff',
  v.variant('decision', [
    v.strictObject({ inboxId: id, decision: v.picklist(['ask-again', 'accept-amount']) }),
    v.strictObject({
      inboxId: id,
      decision: v.literal('done'),
      note: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(limits.reasonLength)),
    }),
  ]),
)

/** Queries WeChat Pay about one difference now. */
export const replayDifference = action<{ difference: DifferenceView }>()(
  'reconciliation.replay',
  'staff',
  v.strictObject({ differenceId: id }),
)
