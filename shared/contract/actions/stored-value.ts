import * as v from 'valibot'
import type { StoredTotals } from '../../domain/stored-value/day-totals'
import { action } from '../action'
import { commandId, cursor, handle, id, limits, payableFen, permit } from '../fields'
import type { BrandView, CodeSheet, CustomerView, NoticeView, StoredEntryView, StoredView } from '../views'

export interface StoredOpened {
  brand: BrandView
  stored: StoredView
  /** What a top-up gives, lowest first; empty while the brand offers none. */
  bonuses: { fromFen: number; bonusFen: number }[]
  /** The pay codes of the next ten minutes; no steps for who is no member. */
  payCodes: CodeSheet
  /** The message after each payment, when the brand has one. */
  notice: NoticeView | null
  leastFen: number
  mostFen: number
  entries: StoredEntryView[]
  next: string | null
}

/** A customer's own stored value and its history, newest first. Topping up is `order.place` by `top-up`. */
export const openStored = action<StoredOpened>()(
  'storedValue.open',
  'anyone',
  v.strictObject({ after: v.optional(cursor) }),
)

export interface StoredBooked {
  entry: StoredEntryView
  /** Balances after it. */
  stored: StoredView
  customer: CustomerView
  /** True when this very command had booked it before. */
  repeated: boolean
}

/** Whom the clerk has before them: named by the preview of their member code, with its proof. */
const customer = {
  commandId,
  storeId: id,
  customerId: handle,
  permit,
}
const reason = v.pipe(v.string(), v.maxLength(limits.reasonLength))

/** Cash or card at the counter becomes stored value, with the bonus of the rule. */
export const topUpStored = action<StoredBooked>()(
  'storedValue.topUp',
  'staff',
  v.strictObject({ ...customer, amountFen: payableFen }),
)

/** Pays a bill from stored value. */
export const spendStored = action<StoredBooked>()(
  'storedValue.spend',
  'staff',
  v.strictObject({ ...customer, amountFen: payableFen }),
)

/**
 * Takes one spending back, named by its entry: within ten minutes by the clerk who booked it, later by a
 * manager with a reason.
 */
export const voidSpend = action<StoredBooked>()(
  'storedValue.voidSpend',
  'staff',
  v.strictObject({ commandId, customerId: handle, entryId: handle, reason: v.optional(reason) }),
)

/** Pays principal back and withdraws the bonus that belongs to it; managers only. */
export const refundStored = action<StoredBooked>()(
  'storedValue.refund',
  'staff',
  v.strictObject({ ...customer, amountFen: payableFen, reason: v.pipe(reason, v.minLength(1)) }),
)

export interface StoredDayEntry {
  entry: StoredEntryView
  customerId: string
  customer: CustomerView
  clerkName: string
  /** A spending that was taken back. */
  voided: boolean
  /** How the caller may take it back; null = not at all. */
  mayVoid: 'alone' | 'with-reason' | null
}

export interface StoredDayOpened {
  storeName: string
  day: string
  totals: StoredTotals
  /** Newest first; `customerId` and the entry's id are what `storedValue.voidSpend` requires. */
  entries: StoredDayEntry[]
}

/** What a store did with stored value today (seed SV-04). */
export const openStoredDay = action<StoredDayOpened>()(
  'storedValue.day',
  'staff',
  v.strictObject({ storeId: id }),
)
