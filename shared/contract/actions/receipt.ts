import * as v from 'valibot'
import { action } from '../action'
import { commandId, id, limits, payableFen } from '../fields'
import type { MemberView, OrderView } from '../views'

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

/** Scan of a receipt's code; `join` as in `member.join`, when the caller agreed to the rules on the same page. */
export const claimReceipt = action<ReceiptClaimed>()(
  'receipt.claim',
  'anyone',
  v.strictObject({
    commandId,
    code: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
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
    receiptNo: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,24}$/)),
    fen: v.optional(payableFen),
    reason: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.reasonLength)),
  }),
)
