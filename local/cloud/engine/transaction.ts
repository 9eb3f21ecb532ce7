import type { Transaction as Snapshot } from 'lmdb'
import type { Collection } from './catalogue'
import type { DocId } from './documents'
import { encode } from './ejson'
import type { View } from './find'
import { entriesOf, keyText } from './index-keys'
import { HIGHEST, type ReadOptions } from './key-ranges'
import { type Holder, type Locks, lockKeys } from './locks'
import type { Store } from './store'
import type { Doc } from './values'

type Write = { collection: Collection; before: Doc | undefined; next: Doc | undefined }

/**
 * One open transaction: a snapshot of all collections taken at its first operation, and its own writes over
 * it. Nothing reaches the store before the commit, which writes everything at once.
 */
export class Transaction implements View, Holder {
  readonly id: string
  readonly owner: string | undefined
  readonly released: Promise<void>
  /** Set while one of its requests is between arrival and answer. */
  underway = false
  /** The name its latest request was sent under, when the sender names requests. */
  latestRequest: string | undefined
  private release: () => void = () => undefined
  private snapshot: Snapshot | undefined
  private since = 0
  private readonly writes = new Map<string, Map<DocId, Write>>()
  private readonly store: Store
  private readonly locks: Locks

  constructor(options: { id: string; owner: string | undefined; store: Store; locks: Locks }) {
    this.id = options.id
    this.owner = options.owner
    this.store = options.store
    this.locks = options.locks
    this.released = new Promise(resolve => {
      this.release = resolve
    })
  }

  get options(): ReadOptions {
    if (!this.snapshot) {
      this.snapshot = this.store.readTransaction()
      this.since = this.locks.snapshotOpened()
    }
    return { transaction: this.snapshot }
  }

  changed(collection: string): Map<DocId, Doc | undefined> | undefined {
    const writes = this.writes.get(collection)
    return writes && new Map([...writes].map(([id, { next }]) => [id, next]))
  }

  doc(collection: Collection, id: DocId): Doc | undefined {
    const write = this.writes.get(collection.name)?.get(id)
    return write ? write.next : this.store.doc(collection.name, id, this.options)
  }

  /** Notes one write. False: another transaction got there first, or one committed since the snapshot. */
  write(collection: Collection, id: DocId, next: Doc | undefined): boolean {
    const now = this.doc(collection, id)
    // The commit must not fail halfway, so everything a store would refuse is refused at once.
    if (next) this.refuseUnstorable(collection, next)
    if (!this.locks.take(this, lockKeys(collection, id, next), this.since)) return false
    if (next) this.refuseTakenKeys(collection, id, next)
    const writes = this.writes.get(collection.name) ?? new Map<DocId, Write>()
    const before = writes.has(id) ? writes.get(id)?.before : now
    writes.set(id, { collection, before, next })
    this.writes.set(collection.name, writes)
    return true
  }

  /** How many documents it writes and how many bytes they have. */
  size(): { documents: number; bytes: number } {
    const all = this.all()
    return {
      documents: all.length,
      bytes: all.reduce((sum, { next }) => sum + (next ? Buffer.byteLength(encode(next)) : 0), 0),
    }
  }

  /**
   * Puts all its writes into the store as one; old versions go first so that swapped unique keys never
   * collide.
   */
  async commit(): Promise<void> {
    const all = this.all()
    if (all.length === 0) return
    await this.store.queue.run(() => {
      for (const { collection, id, before } of all)
        if (before) this.store.put(collection, id, before, undefined)
      for (const { collection, id, next } of all) if (next) this.store.put(collection, id, undefined, next)
      this.locks.noteCommitted(
        all.flatMap(({ collection, id, before, next }) => [
          ...lockKeys(collection, id, next),
          ...lockKeys(collection, id, before),
        ]),
      )
    })
  }

  /** Frees the snapshot and the writers that wait for its documents. */
  end(): void {
    this.locks.release(this)
    if (this.snapshot) {
      this.snapshot.done()
      this.locks.snapshotClosed()
      this.snapshot = undefined
    }
    this.release()
  }

  private all() {
    return [...this.writes.values()].flatMap(writes => [...writes].map(([id, write]) => ({ id, ...write })))
  }

  private refuseUnstorable(collection: Collection, next: Doc): void {
    this.store.storable(collection, next)
    for (const index of collection.indexes) entriesOf(index, next)
  }

  private refuseTakenKeys(collection: Collection, id: DocId, next: Doc): void {
    for (const index of collection.indexes.filter(({ unique }) => unique)) {
      for (const { parts } of entriesOf(index, next)) {
        const start = parts.flat()
        const holders = [
          ...this.store.indexes.ids(
            collection.name,
            index,
            { start, end: [...start, HIGHEST] },
            this.options,
          ),
        ]
        const own = this.writes.get(collection.name) ?? new Map<DocId, Write>()
        const isTaken =
          holders.some(holder => holder !== id && !own.has(holder)) ||
          [...own].some(
            ([other, write]) =>
              other !== id &&
              write.next &&
              entriesOf(index, write.next).some(entry => keyText(entry.parts) === keyText(parts)),
          )
        if (isTaken) throw this.store.indexes.duplicate(collection, index, parts)
      }
    }
  }
}
