import type { LedgerEntry, SettlingEntry } from './types'

/** Whether it settles an order; a top-up at the counter has none. */
export const isSettling = (entry: LedgerEntry): entry is SettlingEntry =>
  entry.kind === 'order' || entry.kind === 'top-up'

export type EntryAtCounter = Extract<LedgerEntry, { counter: unknown }>

/** Whether a clerk booked it on a customer's stored value. */
export const isAtCounter = (entry: LedgerEntry): entry is EntryAtCounter => 'counter' in entry
