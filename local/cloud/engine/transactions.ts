import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock'
import type { CloudError } from '../errors'
import { LIMITS } from '../limits'
import type { Effort } from './find'
import type { Locks } from './locks'
import type { Store } from './store'
import { Transaction } from './transaction'
import { busy, conflict, notExist } from './transaction-refusals'

/** A request as its sender names it, and the sender's requests that had no answer when this one was sent. */
export type SentRequest = { request: string | undefined; unanswered: string[] }

/** Open transactions: snapshot isolation, first updater wins, 30 seconds of life. */
export class Transactions {
  private readonly open = new Map<string, { transaction: Transaction; cancelTimeout: () => void }>()
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
    const cancelTimeout = this.clock.schedule(this.clock.now() + LIMITS.transactionMs, () =>
      this.end(transaction),
    )
    this.open.set(id, { transaction, cancelTimeout })
    return id
  }

  /**
   * One request of a transaction at a time, from its arrival to its answer. Refused is what overlaps in time:
   * a request that arrives while another is underway, or that was sent before the answer to the previous one
   * had come back (on one machine the first of two parallel requests is often answered before the second
   * arrives). Returns how to leave.
   */
  occupy(id: string, { request, unanswered }: SentRequest): () => void {
    const transaction = this.open.get(id)?.transaction
    // The operation itself is refused for a transaction that does not exist.
    if (!transaction) return () => undefined
    const { latestRequest } = transaction
    if (transaction.underway || (latestRequest !== undefined && unanswered.includes(latestRequest)))
      throw busy()
    transaction.underway = true
    transaction.latestRequest = request
    return () => {
      transaction.underway = false
    }
  }

  /** The transaction an operation belongs to. */
  enter(id: string): Transaction {
    const transaction = this.open.get(id)?.transaction
    if (!transaction) throw notExist()
    return transaction
  }

  async commit(id: string): Promise<Effort> {
    const transaction = this.enter(id)
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
  abortAllOf(owner: string): number {
    const left = this.ownedBy(owner)
    for (const transaction of left) this.end(transaction)
    return left.length
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
    this.open.get(transaction.id)?.cancelTimeout()
    this.open.delete(transaction.id)
    transaction.end()
  }
}
