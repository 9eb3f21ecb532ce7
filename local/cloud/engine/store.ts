import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database, RootDatabase, Transaction } from 'lmdb'
import { type CloudError, duplicateKey } from '../errors'
import { Catalogue, type Collection, type CollectionDeclaration, type Index } from './catalogue'
import { openDataFile } from './data-file'
import { checkStorable, type DocId } from './documents'
import { decodeStored, encode } from './ejson'
import { describeKey, entriesOf, type KeyPart, keyText } from './index-keys'
import { ownFolder } from './sole-owner'
import type { Doc } from './values'
import { WriteQueue } from './write-queue'

/** Above every other key part in lmdb's order. */
export const HIGHEST = Buffer.from([255])

/** What reads run against: the latest state, or the snapshot of a transaction. */
export type ReadOptions = { transaction?: Transaction }
type KeyItem = string | number | boolean | Uint8Array
export type Range = { start: KeyItem[]; end: KeyItem[]; reverse?: boolean }

/**
 * Documents and index entries in one lmdb file. A document is kept as the EJSON text that goes over the wire.
 * A write is acknowledged once it is on disk (`durable`); temp stores skip the disk flush.
 */
export class Store {
  readonly catalogue: Catalogue
  readonly queue: WriteQueue
  private readonly root: RootDatabase
  private readonly documents: Database<string, KeyItem[]>
  private readonly entries: Database<string, KeyItem[]>
  private readonly about: Database<string, string>
  private readonly temporary: boolean
  private readonly giveBack: () => void
  private readonly path: string

  constructor(options: {
    path?: string | undefined
    collections: CollectionDeclaration[]
    namespace: string
  }) {
    this.temporary = options.path === undefined
    this.path = options.path ?? mkdtempSync(join(tmpdir(), 'local-cloud-'))
    mkdirSync(this.path, { recursive: true })
    this.giveBack = this.temporary ? () => undefined : ownFolder(this.path)
    try {
      this.root = openDataFile(this.path, this.temporary)
    } catch (error) {
      this.giveBack()
      throw error
    }
    this.documents = this.root.openDB({ name: 'documents', encoding: 'string' })
    this.entries = this.root.openDB({ name: 'entries', encoding: 'string' })
    this.about = this.root.openDB({ name: 'about', encoding: 'string' })
    this.namespace = options.namespace
    this.catalogue = new Catalogue(options.collections)
    this.queue = new WriteQueue(this.root)
    try {
      this.takeUp()
    } catch (error) {
      void this.root.close()
      this.giveBack()
      throw error
    }
  }

  private readonly namespace: string

  text(collection: string, id: DocId, options?: ReadOptions): string | undefined {
    return this.documents.get([collection, id], options)
  }

  doc(collection: string, id: DocId, options?: ReadOptions): Doc | undefined {
    const text = this.text(collection, id, options)
    return text === undefined ? undefined : decodeStored(text)
  }

  *texts(collection: string, options?: ReadOptions): Iterable<{ id: DocId; text: string }> {
    const range = this.documents.getRange({ start: [collection], end: [collection, HIGHEST], ...options })
    for (const { key, value } of range) yield { id: key[1] as DocId, text: value }
  }

  size(collection: string): number {
    return this.documents.getCount({ start: [collection], end: [collection, HIGHEST] })
  }

  /** Ids of the documents in a range of an index, in key order; a document may come more than once. */
  *idsIn(collection: string, index: Index, range: Range, options?: ReadOptions): Iterable<DocId> {
    const prefix = [collection, index.name]
    const keys = this.entries.getKeys({
      start: [...prefix, ...range.start],
      end: [...prefix, ...range.end],
      reverse: range.reverse ?? false,
      ...options,
    })
    for (const key of keys) yield key[key.length - 1] as DocId
  }

  snapshot(): Transaction {
    this.root.resetReadTxn()
    // biome-ignore lint/correctness/useHookAtTopLevel: lmdb's name, not a React hook
    return this.documents.useReadTransaction()
  }

  /** Replaces, inserts (`before` undefined) or removes (`next` undefined) one document. Only inside a queued write. */
  put(collection: Collection, id: DocId, before: Doc | undefined, next: Doc | undefined): void {
    if (next && !before && this.text(collection.name, id) !== undefined) {
      throw this.duplicateId(collection, id)
    }
    const text = next && encode(next)
    if (text !== undefined) checkStorable(next as Doc, text)
    const changes = collection.indexes.map(index => this.entryChanges(collection, index, id, before, next))
    for (const { index, gone, added, multikey } of changes) {
      for (const parts of gone) this.entries.removeSync(entryKey(collection, index, parts, id))
      for (const parts of added) this.entries.putSync(entryKey(collection, index, parts, id), '')
      if (multikey && !index.multikey) this.markMultikey(collection, index)
    }
    if (text === undefined) this.documents.removeSync([collection.name, id])
    else this.documents.putSync([collection.name, id], text)
  }

  private entryChanges(
    collection: Collection,
    index: Index,
    id: DocId,
    before: Doc | undefined,
    next: Doc | undefined,
  ) {
    const old = before ? entriesOf(index, before) : []
    const fresh = next ? entriesOf(index, next) : []
    const oldKeys = new Set(old.map(({ parts }) => keyText(parts)))
    const freshKeys = new Set(fresh.map(({ parts }) => keyText(parts)))
    const added = fresh.filter(entry => !oldKeys.has(keyText(entry.parts))).map(entry => entry.parts)
    if (index.unique) for (const parts of added) this.refuseDuplicate(collection, index, parts, id)
    return {
      index,
      added,
      gone: old.filter(entry => !freshKeys.has(keyText(entry.parts))).map(entry => entry.parts),
      multikey: fresh.some(entry => entry.multikey),
    }
  }

  private refuseDuplicate(collection: Collection, index: Index, parts: KeyPart[], id: DocId): void {
    const start = parts.flat()
    for (const holder of this.idsIn(collection.name, index, { start, end: [...start, HIGHEST] })) {
      if (holder === id) continue
      throw this.duplicate(collection, index, parts)
    }
  }

  duplicateId(collection: Collection, id: DocId): CloudError {
    return duplicateKey(`${this.namespace}.${collection.name}`, '_id_', `{ _id: ${JSON.stringify(id)} }`)
  }

  duplicate(collection: Collection, index: Index, parts: KeyPart[]): CloudError {
    return duplicateKey(`${this.namespace}.${collection.name}`, index.name, describeKey(index.fields, parts))
  }

  private markMultikey(collection: Collection, index: Index): void {
    index.multikey = true
    this.about.putSync(aboutIndex(collection, index), 'multikey')
  }

  /** Drops every document; collections and indexes stay. */
  async clear(): Promise<void> {
    await this.queue.run(() => {
      this.documents.clearSync()
      this.entries.clearSync()
    })
    for (const collection of this.catalogue.all())
      for (const index of collection.indexes) index.multikey = false
  }

  async close(): Promise<void> {
    await this.queue.idle()
    await this.root.close()
    this.giveBack()
    if (this.temporary) rmSync(this.path, { recursive: true, force: true })
  }

  /** Creates a collection that stays when the store is opened again. */
  async addCollection(name: string): Promise<void> {
    this.catalogue.add({ name })
    await this.queue.run(() => {
      this.about.putSync(aboutCollection(name), '')
    })
  }

  /** What an earlier run left: collections it created; indexes no longer declared are forgotten, new ones built. */
  private takeUp(): void {
    if (this.temporary) return
    this.root.transactionSync(() => {
      const known = [...this.about.getKeys({})].map(key => JSON.parse(key) as string[])
      for (const [kind, name = ''] of known) {
        if (kind === 'collection' && !this.catalogue.has(name)) this.catalogue.add({ name })
      }
      const declared = this.catalogue
        .all()
        .flatMap(collection => collection.indexes.map(index => ({ collection, index })))
      const wanted = new Set(declared.map(({ collection, index }) => aboutIndex(collection, index)))
      for (const about of known)
        if (about[0] === 'index' && !wanted.has(JSON.stringify(about))) this.dropIndex(about)
      for (const { collection, index } of declared) {
        const state = this.about.get(aboutIndex(collection, index))
        if (state === undefined) this.buildIndex(collection, index)
        else index.multikey = state === 'multikey'
      }
    })
  }

  private buildIndex(collection: Collection, index: Index): void {
    for (const { id, text } of [...this.texts(collection.name)]) {
      for (const { parts, multikey } of entriesOf(index, decodeStored(text))) {
        if (index.unique) this.refuseDuplicate(collection, index, parts, id)
        this.entries.putSync(entryKey(collection, index, parts, id), '')
        index.multikey ||= multikey
      }
    }
    this.about.putSync(aboutIndex(collection, index), index.multikey ? 'multikey' : 'plain')
  }

  private dropIndex(about: string[]): void {
    const [, collection, name] = about as [string, string, string]
    const range = { start: [collection, name], end: [collection, name, HIGHEST] }
    for (const entry of [...this.entries.getKeys(range)]) this.entries.removeSync(entry)
    this.about.removeSync(JSON.stringify(about))
  }
}

const entryKey = (collection: Collection, index: Index, parts: KeyPart[], id: DocId): KeyItem[] => [
  collection.name,
  index.name,
  ...parts.flat(),
  id,
]

/** The uniqueness of an index is part of its identity: changing it rebuilds the index. */
const aboutIndex = (collection: Collection, index: Index) =>
  JSON.stringify(['index', collection.name, index.name, index.unique ? 'unique' : 'plain'])

const aboutCollection = (name: string) => JSON.stringify(['collection', name])
