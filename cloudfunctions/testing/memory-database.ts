import {
  applyUpdate,
  Catalogue,
  type Collection,
  type CollectionDeclaration,
  cloneValue,
  compileFilter,
  type Doc,
  entriesOf,
  equalValues,
  keyText,
  projector,
  sorter,
} from '../../local/cloud/rules'
import type { DatabasePort, FindPlan, TransactionPort } from '../platform/database/port'
import { type Classes, filterOf, updateOf } from './mongo-words'

/** One round trip of a function to its database, before it happens. */
export interface Trip {
  /** `orders.update shanze:1:2`, for a story to tell. */
  what: string
  writes: boolean
  /** An open transaction holds a document of it. */
  isBlocked(): boolean
}

/** Decides when a trip happens, whether it does, and whether its answer arrives. */
export type Gate = <T>(trip: Trip, act: () => T) => Promise<T>

/** Every trip happens at once. */
export const AT_ONCE: Gate = async (_trip, act) => act()

interface Table {
  collection: Collection
  documents: Map<string, Doc>
  /** Per unique index: its key → the id of the document that has it. */
  unique: { index: Collection['indexes'][number]; holders: Map<string, string> }[]
}

interface OpenTransaction {
  /** The state of each collection at its start; documents are never changed in place. */
  snapshot: Map<string, Map<string, Doc>>
  since: number
  changed: Map<string, { table: Table; id: string; next: Doc }>
}

/**
 * A document database in this process with the emulator's own rules: matching, updates, order, unique keys,
 * and transactions with snapshot isolation where the first updater wins.
 */
export class MemoryDatabase {
  private readonly tables = new Map<string, Table>()
  private readonly open = new Set<OpenTransaction>()
  private readonly committedAt = new Map<string, number>()
  private sequence = 0

  constructor(declarations: CollectionDeclaration[]) {
    for (const collection of new Catalogue(declarations).all()) {
      const unique = collection.indexes
        .filter(index => index.unique)
        .map(index => ({ index, holders: new Map<string, string>() }))
      this.tables.set(collection.name, { collection, documents: new Map(), unique })
    }
  }

  load(documents: Record<string, readonly object[]>): void {
    for (const [collection, all] of Object.entries(documents))
      for (const each of all) this.put(this.table(collection), plain(each))
  }

  /** The documents of a collection as they are stored: not to be changed. */
  all(collection: string): Doc[] {
    return [...this.table(collection).documents.values()]
  }

  get(collection: string, id: string): Doc | undefined {
    return this.table(collection).documents.get(id)
  }

  dump(): Record<string, Doc[]> {
    return Object.fromEntries([...this.tables].map(([name]) => [name, this.all(name)]))
  }

  /** Aborts the transactions this port has left open, as the platform does for an instance that died. */
  port(gate: Gate, classes: Classes): DatabasePort & { abandon(): void } {
    const own = new Set<OpenTransaction>()
    const find = (collection: string, filter: Doc, plan: FindPlan) =>
      gate(reading(`${collection}.find ${JSON.stringify(filter)}`), () => this.find(collection, filter, plan))
    return {
      read: (collection, id) =>
        gate(reading(`${collection}.get ${id}`), () => copyOf(this.get(collection, id))),
      readMany: (collection, ids) =>
        find(collection, { _id: { $in: [...ids] } }, { orderBy: [], limit: ids.length }),
      find: (collection, filter, plan) => find(collection, filterOf(filter, classes), plan),
      count: (collection, filter) => {
        const test = compileFilter(filterOf(filter, classes))
        return gate(reading(`${collection}.count`), () => this.all(collection).filter(test).length)
      },
      insert: (collection, document) => {
        const doc = plain(document)
        const trip = this.writing(`${collection}.add ${doc._id}`, () => [lockOf(collection, doc._id)])
        return gate(trip, () => this.insert(collection, doc))
      },
      update: (collection, filter, update, extent) => {
        const where = filterOf(filter, classes)
        const matched = () => this.matching(collection, where, extent)
        const trip = this.writing(`${collection}.update ${JSON.stringify(where)}`, () =>
          matched().map(doc => lockOf(collection, doc._id)),
        )
        return gate(trip, () => this.change(collection, matched(), updateOf(update, classes), where))
      },
      remove: (collection, filter, extent) => {
        const where = filterOf(filter, classes)
        const matched = () => this.matching(collection, where, extent)
        const trip = this.writing(`${collection}.remove ${JSON.stringify(where)}`, () =>
          matched().map(doc => lockOf(collection, doc._id)),
        )
        return gate(trip, () => this.removeAll(collection, matched()))
      },
      transaction: async work => {
        const transaction = await gate(reading('transaction.start'), () => this.begin())
        own.add(transaction)
        try {
          await work(this.within(transaction, gate, classes))
          await gate(changing('transaction.commit'), () => this.commit(transaction))
        } finally {
          this.open.delete(transaction)
          own.delete(transaction)
        }
      },
      abandon: () => {
        for (const transaction of own) this.open.delete(transaction)
      },
    }
  }

  private within(
    transaction: OpenTransaction,
    gate: Gate,
    { TransactionConflict }: Classes,
  ): TransactionPort {
    return {
      read: (collection, id) =>
        gate(reading(`transaction ${collection}.get ${id}`), () => {
          const changed = transaction.changed.get(lockOf(collection, id))
          return copyOf(changed?.next ?? transaction.snapshot.get(collection)?.get(id))
        }),
      write: (collection, id, document) => {
        const next = plain({ _id: id, ...document })
        const key = lockOf(collection, id)
        return gate(reading(`transaction ${collection}.set ${id}`), () => {
          const isHeld = [...this.open].some(other => other !== transaction && other.changed.has(key))
          if (isHeld || (this.committedAt.get(key) ?? 0) > transaction.since)
            throw new TransactionConflict('WriteConflict')
          transaction.changed.set(key, { table: this.table(collection), id, next })
        })
      },
    }
  }

  private begin(): OpenTransaction {
    const snapshot = new Map([...this.tables].map(([name, { documents }]) => [name, new Map(documents)]))
    const transaction = { snapshot, since: this.sequence, changed: new Map() }
    this.open.add(transaction)
    return transaction
  }

  private commit({ changed }: OpenTransaction): void {
    for (const { table, id, next } of changed.values()) this.refuseDuplicates(table, next, id)
    for (const { table, next } of changed.values()) this.put(table, next)
  }

  private writing(what: string, locks: () => string[]): Trip {
    return {
      what,
      writes: true,
      isBlocked: () => {
        if ([...this.open].every(({ changed }) => changed.size === 0)) return false
        return locks().some(lock => [...this.open].some(({ changed }) => changed.has(lock)))
      },
    }
  }

  private table(name: string): Table {
    const table = this.tables.get(name)
    if (!table) throw new Error(`there is no collection ${name}`)
    return table
  }

  private find(collection: string, filter: Doc, { orderBy, limit = 100, skip = 0, only }: FindPlan): Doc[] {
    const test = compileFilter(filter)
    const order = orderBy.length > 0 ? orderBy : ([['_id', 'asc']] as const)
    const keys = order.map(
      ([path, direction]) => ({ path, direction: direction === 'asc' ? 1 : -1 }) as const,
    )
    const project = only && projector(Object.fromEntries(only.map(path => [path, 1])))
    const found = this.all(collection).filter(test).sort(sorter(keys))
    const page = found.slice(skip, skip + limit)
    return page.map(doc => cloneValue(project ? project(doc) : doc))
  }

  private matching(collection: string, filter: Doc, extent: 'one' | 'all'): Doc[] {
    const { documents } = this.table(collection)
    const test = compileFilter(filter)
    const named = typeof filter._id === 'string' ? [documents.get(filter._id)] : [...documents.values()]
    const found = named.filter(doc => doc !== undefined).filter(test)
    return extent === 'one' ? found.slice(0, 1) : found
  }

  private insert(collection: string, doc: Doc): 'inserted' | 'duplicate' {
    const table = this.table(collection)
    if (table.documents.has(String(doc._id)) || this.isDuplicate(table, doc)) return 'duplicate'
    this.put(table, doc)
    return 'inserted'
  }

  private change(collection: string, matched: Doc[], update: Doc, filter: Doc): number {
    const table = this.table(collection)
    let changed = 0
    for (const doc of matched) {
      const next = applyUpdate(doc, update, filter)
      if (equalValues(doc, next)) continue
      this.refuseDuplicates(table, next, String(doc._id))
      this.put(table, next)
      changed += 1
    }
    return changed
  }

  private removeAll(collection: string, matched: Doc[]): number {
    const table = this.table(collection)
    for (const doc of matched) {
      this.forgetKeys(table, doc)
      table.documents.delete(String(doc._id))
      this.note(table, String(doc._id))
    }
    return matched.length
  }

  private put(table: Table, doc: Doc): void {
    const id = String(doc._id)
    const before = table.documents.get(id)
    if (before) this.forgetKeys(table, before)
    for (const { index, holders } of table.unique) {
      for (const { parts } of entriesOf(index, doc)) holders.set(keyText(parts), id)
    }
    table.documents.set(id, doc)
    this.note(table, id)
  }

  private note({ collection }: Table, id: string): void {
    this.sequence += 1
    this.committedAt.set(lockOf(collection.name, id), this.sequence)
  }

  private forgetKeys(table: Table, doc: Doc): void {
    for (const { index, holders } of table.unique) {
      for (const { parts } of entriesOf(index, doc)) holders.delete(keyText(parts))
    }
  }

  private isDuplicate({ unique }: Table, doc: Doc, own = ''): boolean {
    return unique.some(({ index, holders }) =>
      entriesOf(index, doc).some(({ parts }) => (holders.get(keyText(parts)) ?? own) !== own),
    )
  }

  private refuseDuplicates(table: Table, doc: Doc, own: string): void {
    if (this.isDuplicate(table, doc, own)) throw new Error(`E11000 duplicate key in ${table.collection.name}`)
  }
}

const reading = (what: string): Trip => ({ what, writes: false, isBlocked: () => false })
const changing = (what: string): Trip => ({ what, writes: true, isBlocked: () => false })
const lockOf = (collection: string, id: unknown) => `${collection}/${id}`
const copyOf = (doc: Doc | undefined) => (doc ? cloneValue(doc) : null)

/** As the wire would carry it: absent fields are gone, nothing is shared with its sender. */
function plain(document: object): Doc {
  return JSON.parse(JSON.stringify(document)) as Doc
}
