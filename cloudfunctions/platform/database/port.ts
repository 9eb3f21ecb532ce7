/**
 * The document database as this product needs it: seven operations and the transaction. Filters and updates
 * are plain data with `Operator`s among their values (operators.ts), so an implementation translates them
 * and nothing above it knows which one runs. Each call is one round trip unless it says otherwise.
 */
export interface DatabasePort {
  read(collection: string, id: string): Promise<object | null>
  /** At most `MULTI_DOCUMENT_LIMIT` distinct ids; in no particular order. */
  readMany(collection: string, ids: readonly string[]): Promise<object[]>
  find(collection: string, filter: object, options: FindPlan): Promise<object[]>
  count(collection: string, filter: object): Promise<number>
  /** `duplicate` when its `_id` or another unique field is taken. */
  insert(collection: string, document: object): Promise<'inserted' | 'duplicate'>
  /**
   * How many documents really changed or matched the guard. Each named field is replaced whole or changed by
   * its operator; `one` = the first match only, atomically.
   */
  update(collection: string, filter: object, update: object, extent: Extent): Promise<number>
  remove(collection: string, filter: object, extent: Extent): Promise<number>
  /**
   * Runs `work` in one transaction and commits what it wrote: all of it, or none. Start, each operation and
   * commit are a trip each. Throws `TransactionConflict` when others wrote the same documents at the same
   * time, and whatever `work` throws.
   */
  transaction(work: (documents: TransactionPort) => Promise<void>): Promise<void>
}

export interface TransactionPort {
  read(collection: string, id: string): Promise<object | null>
  /** The whole document, new or not. */
  write(collection: string, id: string, document: object): Promise<void>
}

type Extent = 'one' | 'all'

export interface FindPlan {
  orderBy: readonly (readonly [path: string, direction: 'asc' | 'desc'])[]
  limit?: number
  skip?: number
  only?: readonly string[]
}

/** Ids that one query may name (WeChat cloud's limit of documents in one answer). */
export const MULTI_DOCUMENT_LIMIT = 1000

/** Others wrote what a transaction read or wrote; run again, it may succeed. */
export class TransactionConflict extends Error {}

let installed: DatabasePort | undefined

/** Called once by the entry point of a function, before anything reads or writes. */
export function installDatabase(implementation: DatabasePort): void {
  installed = implementation
}

export function database(): DatabasePort {
  if (!installed) throw new Error('no database is installed: the entry point calls installDatabase first')
  return installed
}
