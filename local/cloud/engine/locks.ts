import type { Collection } from './catalogue'
import type { DocId } from './documents'
import { entriesOf, keyText } from './index-keys'
import type { Doc } from './values'
import { LockHeld } from './write-queue'

/** Names a document, or a value of a unique index, in the lock table. */
export type LockKey = string

/** Everything a write touches: the document itself and the unique keys it takes. */
export function lockKeys(collection: Collection, id: DocId, next: Doc | undefined): LockKey[] {
  const keys = [`${collection.name}\u0000${typeof id}\u0000${id}`]
  if (!next) return keys
  for (const index of collection.indexes) {
    if (!index.unique) continue
    for (const { parts } of entriesOf(index, next))
      keys.push(`${collection.name}\u0001${index.name}\u0001${keyText(parts)}`)
  }
  return keys
}

export type Holder = { readonly released: Promise<void> }

/** Who holds which document, and when each was last committed while transactions are open. */
export class Locks {
  private readonly held = new Map<LockKey, Holder>()
  private readonly committed = new Map<LockKey, number>()
  private sequence = 0
  private openSnapshots = 0

  /** The moment a snapshot represents; pair it with `snapshotClosed`. */
  snapshotOpened(): number {
    this.openSnapshots++
    return this.sequence
  }

  snapshotClosed(): void {
    this.openSnapshots--
    if (this.openSnapshots === 0) this.committed.clear()
  }

  noteCommitted(keys: LockKey[]): void {
    this.sequence++
    if (this.openSnapshots > 0) for (const key of keys) this.committed.set(key, this.sequence)
  }

  /**
   * First updater wins: true when the holder now has all the keys, false when another has one or changed one
   * since.
   */
  take(holder: Holder, keys: LockKey[], sinceSnapshot: number): boolean {
    for (const key of keys) {
      const other = this.held.get(key)
      if ((other && other !== holder) || (this.committed.get(key) ?? 0) > sinceSnapshot) return false
    }
    for (const key of keys) this.held.set(key, holder)
    return true
  }

  release(holder: Holder): void {
    for (const [key, other] of this.held) if (other === holder) this.held.delete(key)
  }

  /** Makes a write outside transactions wait for the holder of what it touches. */
  waitFor(keys: LockKey[]): void {
    if (this.held.size === 0) return
    for (const key of keys) {
      const holder = this.held.get(key)
      if (holder) throw new LockHeld(holder.released)
    }
  }
}
