import type { Transaction } from 'lmdb'

/** Above every other key part in lmdb's order. */
export const HIGHEST = Buffer.from([255])

export type KeyItem = string | number | boolean | Uint8Array

/** A stretch of an index, by key; `reverse` walks it from its upper end, which then is `start`. */
export type Range = { start: KeyItem[]; end: KeyItem[]; reverse?: boolean }

/** What reads run against: the latest state, or the snapshot of a transaction. */
export type ReadOptions = { transaction?: Transaction }
