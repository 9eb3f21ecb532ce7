import type { Clock } from '../clock/clock'
import { aggregate } from './aggregate'
import type { CollectionDeclaration } from './catalogue'
import type { DocId } from './documents'
import { count, type Effort, find, LATEST, type Query, search } from './find'
import { Locks } from './locks'
import type { Modification, Modified } from './modification'
import type { Stage } from './stages/pipeline'
import { Store } from './store'
import type { Transaction } from './transaction'
import { insertInTransaction, modifyInTransaction, removeInTransaction } from './transaction-writes'
import { Transactions } from './transactions'
import type { Doc } from './values'
import { Writes } from './writes'

/** The document database: what the wire protocol's actions are made of. */
export class Database {
  readonly store: Store
  readonly transactions: Transactions
  private readonly writing: Writes
  private readonly random: () => number

  constructor(options: {
    path?: string | undefined
    collections: CollectionDeclaration[]
    envId: string
    clock: Clock
    strictIndexes?: boolean | undefined
    /** Chance in [0, 1) for `$sample`. */
    random?: () => number
  }) {
    this.random = options.random ?? Math.random
    const { path, collections, envId: namespace, strictIndexes } = options
    this.store = new Store({ path, collections, namespace, strictIndexes })
    const locks = new Locks()
    this.writing = new Writes(this.store, locks)
    this.transactions = new Transactions({ store: this.store, locks, clock: options.clock })
  }

  /** The EJSON texts of the documents a query finds. */
  find(
    within: Transaction | undefined,
    collection: string,
    query: Query,
  ): { list: string[]; effort: Effort } {
    return this.orEnd(within, () => find(this.store, within ?? LATEST, collection, query))
  }

  /** The documents themselves, for reading beside the wire protocol. */
  documents(collection: string, filter: Doc): Doc[] {
    return search(this.store, LATEST, collection, { filter, limit: Number.POSITIVE_INFINITY }).documents.map(
      ({ doc }) => doc,
    )
  }

  count(collection: string, filter: Doc): { total: number; effort: Effort } {
    return count(this.store, collection, filter)
  }

  aggregate(collection: string, stages: Stage[]): { list: string[]; effort: Effort } {
    return aggregate(this.store, collection, stages, this.random)
  }

  async insert(
    within: Transaction | undefined,
    collection: string,
    docs: Doc[],
  ): Promise<{ ids: DocId[]; effort: Effort }> {
    if (!within) return this.writing.insert(collection, docs)
    const ids = this.orEnd(within, () =>
      insertInTransaction(this.store, within, this.store.catalogue.get(collection), docs),
    )
    return { ids, effort: { scanned: 0, returned: 0, warnings: [] } }
  }

  async modify(
    within: Transaction | undefined,
    collection: string,
    modification: Modification,
  ): Promise<Modified & { effort: Effort }> {
    if (!within) return this.writing.modify(collection, modification)
    return this.orEnd(within, () =>
      modifyInTransaction(this.store, within, this.store.catalogue.get(collection), modification),
    )
  }

  async remove(
    within: Transaction | undefined,
    collection: string,
    filter: Doc,
    multi: boolean,
  ): Promise<{ deleted: number; effort: Effort }> {
    if (!within) return this.writing.remove(collection, filter, multi)
    return this.orEnd(within, () =>
      removeInTransaction(this.store, within, this.store.catalogue.get(collection), filter, multi),
    )
  }

  addCollection(name: string): Promise<void> {
    return this.store.addCollection(name)
  }

  close = () => this.store.close()

  private orEnd<T>(within: Transaction | undefined, work: () => T): T {
    return within ? this.transactions.orEnd(within, work) : work()
  }
}
