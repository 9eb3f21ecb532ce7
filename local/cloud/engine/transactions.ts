import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock'
import type { CloudError } from '../errors'
import { LIMITS } from '../limits'
import type { Collection } from './catalogue'
import { asDocId, type DocId } from './documents'
import type { Locks } from './locks'
import { type Effort, search } from './reading'
import type { Store } from './store'
import { Transaction } from './transaction'
import { busy, conflict, notExist } from './transaction-refusals'
import { type Doc, equalValues } from './values'
import { changed, type Modification, type Modified, replacement, withId } from './writing'

/** Open transactions: snapshot isolation, first updater wins, 30 seconds of life. */
export class Transactions {
  private readonly open = new Map<string, { transaction: Transaction; callOff: () => void }>()
  private readonly store: Store
  private readonly locks: Locks
  private readonly clock: Clock

  constructor(options: { store: Store; locks: Locks; clock: Clock }) {
    this.store = options.store
    this.locks = options.locks
    this.clock = options.clock
  }

  /** Begins one for an invocation (its token); returns the id later operations name. */
  begin(owner: string | undefined): string {
    const id = randomUUID()
    const transaction = new Transaction({ id, owner, store: this.store, locks: this.locks })
    const callOff = this.clock.schedule(this.clock.now() + LIMITS.transactionMs, () => this.end(transaction))
    this.open.set(id, { transaction, callOff })
    return id
  }

  /** The transaction an operation belongs to. `depth` tells operations that were sent in parallel. */
  enter(id: string, depth: number | undefined): Transaction {
    const transaction = this.open.get(id)?.transaction
    if (!transaction) throw notExist()
    if (depth !== undefined && depth <= transaction.latestDepth) throw busy()
    transaction.latestDepth = depth ?? 0
    return transaction
  }

  async commit(id: string, depth: number | undefined): Promise<Effort> {
    const transaction = this.enter(id, depth)
    try {
      await transaction.commit()
    } finally {
      this.end(transaction)
    }
    const { documents, bytes } = transaction.size()
    const warnings =
      documents > LIMITS.transactionWarnWrites || bytes > LIMITS.transactionWarnBytes
        ? [
            `a transaction of ${documents} documents and ${bytes} bytes is likely to fail on the platform: keep it under ${LIMITS.transactionWarnWrites} and ${LIMITS.transactionWarnBytes}`,
          ]
        : []
    return { scanned: 0, returned: 0, warnings }
  }

  abort(id: string): void {
    const entry = this.open.get(id)
    if (!entry) throw notExist()
    this.end(entry.transaction)
  }

  /** Ends a transaction as if another had been first, and gives the refusal for it. */
  conflictNow(id: string): CloudError {
    const entry = this.open.get(id)
    if (entry) this.end(entry.transaction)
    return conflict()
  }

  ownedBy = (owner: string): Transaction[] =>
    [...this.open.values()]
      .map(({ transaction }) => transaction)
      .filter(transaction => transaction.owner === owner)

  /** Aborts what an invocation left open; returns how many. */
  abandon(owner: string): number {
    const left = this.ownedBy(owner)
    for (const transaction of left) this.end(transaction)
    return left.length
  }

  insert(transaction: Transaction, collection: Collection, docs: Doc[]): DocId[] {
    return docs.map(withId).map(doc => {
      if (transaction.doc(collection, doc._id)) throw this.store.duplicateId(collection, doc._id)
      this.write(transaction, collection, doc._id, doc)
      return doc._id
    })
  }

  modify(
    transaction: Transaction,
    collection: Collection,
    modification: Modification,
  ): Modified & { effort: Effort } {
    const { filter, multi, upsert, change } = modification
    const { found, effort } = search(this.store, transaction, collection.name, {
      filter,
      limit: multi ? Number.POSITIVE_INFINITY : 1,
    })
    if (found.length === 0 && upsert) {
      const id = asDocId(filter._id)
      this.write(transaction, collection, id, replacement(id, change))
      return { updated: 0, upsertId: id, effort }
    }
    let updated = 0
    for (const { id, doc } of found) {
      const next = changed(doc, modification)
      // Even a write that changes nothing takes the document, as it does in MongoDB.
      this.write(transaction, collection, id, next)
      if (!equalValues(doc, next)) updated++
    }
    return { updated, effort }
  }

  remove(
    transaction: Transaction,
    collection: Collection,
    filter: Doc,
    multi: boolean,
  ): { deleted: number; effort: Effort } {
    const { found, effort } = search(this.store, transaction, collection.name, {
      filter,
      limit: multi ? Number.POSITIVE_INFINITY : 1,
    })
    for (const { id } of found) this.write(transaction, collection, id, undefined)
    return { deleted: found.length, effort }
  }

  private write(transaction: Transaction, collection: Collection, id: DocId, next: Doc | undefined): void {
    if (!transaction.write(collection, id, next)) throw conflict()
  }

  /** Any refused operation ends the whole transaction, as MongoDB does. */
  orEnd<T>(transaction: Transaction, work: () => T): T {
    try {
      return work()
    } catch (error) {
      this.end(transaction)
      throw error
    }
  }

  private end(transaction: Transaction): void {
    this.open.get(transaction.id)?.callOff()
    this.open.delete(transaction.id)
    transaction.end()
  }
}
