import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database, RootDatabase, Transaction } from 'lmdb'
import { type CloudError, duplicateKey } from '../errors'
import { Catalogue, type Collection, type CollectionDeclaration } from './catalogue'
import { openDataFile } from './data-file'
import { checkStorable, type DocId } from './documents'
import { decodeStored, encode } from './ejson'
import { lockFolder } from './folder-lock'
import { refuseInvalidPoints } from './geo-points'
import { IndexEntries } from './index-entries'
import { HIGHEST, type KeyItem, type ReadOptions } from './key-ranges'
import type { Snapshot } from './snapshot'
import type { Doc } from './values'
import { WriteQueue } from './write-queue'

type StoreOptions = {
  path?: string | undefined
  collections: CollectionDeclaration[]
  namespace: string
  /** Every query that no index serves is warned of, however few documents it looked at. */
  strictIndexes?: boolean | undefined
}

/**
 * Documents and index entries in one lmdb file. A document is kept as the EJSON text that goes over the wire.
 * A write is acknowledged once it is on disk; a temporary store (no `path`) skips the disk flush.
 */
export class Store {
  readonly catalogue: Catalogue
  readonly queue: WriteQueue
  readonly indexes: IndexEntries
  readonly strictIndexes: boolean
  private readonly root: RootDatabase
  private readonly documents: Database<string, KeyItem[]>
  private readonly about: Database<string, string>
  private readonly namespace: string
  private readonly temporary: boolean
  private readonly path: string
  private readonly releaseFolder: () => void

  constructor({ path, collections, namespace, strictIndexes = false }: StoreOptions) {
    this.namespace = namespace
    this.strictIndexes = strictIndexes
    this.temporary = path === undefined
    this.path = path ?? mkdtempSync(join(tmpdir(), 'local-cloud-'))
    mkdirSync(this.path, { recursive: true })
    this.releaseFolder = this.temporary ? () => undefined : lockFolder(this.path)
    let root: RootDatabase | undefined
    try {
      this.catalogue = new Catalogue(collections)
      root = openDataFile(this.path, this.temporary)
      this.root = root
      this.documents = this.root.openDB({ name: 'documents', encoding: 'string' })
      this.about = this.root.openDB({ name: 'about', encoding: 'string' })
      const entries = this.root.openDB<string, KeyItem[]>({ name: 'entries', encoding: 'string' })
      this.indexes = new IndexEntries(entries, this.about, namespace)
      this.queue = new WriteQueue(this.root)
      if (!this.temporary) this.recover()
    } catch (error) {
      void root?.close()
      this.releaseFolder()
      throw error
    }
  }

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

  readTransaction(): Transaction {
    this.root.resetReadTxn()
    // biome-ignore lint/correctness/useHookAtTopLevel: lmdb's name, not a React hook
    return this.documents.useReadTransaction()
  }

  /** The text a document is kept as; refuses what cannot be stored whatever else is in the store. */
  storable(collection: Collection, doc: Doc): string {
    const text = encode(doc)
    checkStorable(doc, text)
    refuseInvalidPoints(collection.geo, doc)
    return text
  }

  /**
   * Replaces, inserts (`before` undefined) or removes (`next` undefined) one document. Only inside a queued
   * write.
   */
  put(collection: Collection, id: DocId, before: Doc | undefined, next: Doc | undefined): void {
    if (next && !before && this.text(collection.name, id) !== undefined)
      throw this.duplicateId(collection, id)
    const text = next && this.storable(collection, next)
    const changes = this.indexes.changes(collection, id, before, next)
    this.indexes.write(collection, id, changes)
    if (text === undefined) this.documents.removeSync([collection.name, id])
    else this.documents.putSync([collection.name, id], text)
  }

  duplicateId(collection: Collection, id: DocId): CloudError {
    return duplicateKey(`${this.namespace}.${collection.name}`, '_id_', `{ _id: ${JSON.stringify(id)} }`)
  }

  /** Drops every document; collections and indexes stay. */
  clear(): Promise<void> {
    return this.queue.run(() => {
      this.documents.clearSync()
      this.indexes.clear(this.catalogue)
    })
  }

  /**
   * Remembers every document; going back touches only those that differ by then. Collections and indexes
   * stay.
   */
  takeSnapshot(): Snapshot {
    const before = new Map(this.catalogue.all().map(({ name }) => [name, this.textsById(name)]))
    const differing = () =>
      this.catalogue.all().map(collection => {
        const wanted = before.get(collection.name) ?? new Map<DocId, string>()
        const existing = this.textsById(collection.name)
        const gone = [...existing].filter(([id, text]) => wanted.get(id) !== text)
        const missing = [...wanted].filter(([id, text]) => existing.get(id) !== text)
        return { collection, gone, missing }
      })
    return {
      isCurrent: () => differing().every(({ gone, missing }) => gone.length + missing.length === 0),
      restore: () =>
        this.queue.run(() => {
          const all = differing()
          // All that leaves before anything comes, so that unique keys are free.
          for (const { collection, gone } of all)
            for (const [id, text] of gone) this.put(collection, id, decodeStored(text), undefined)
          for (const { collection, missing } of all)
            for (const [id, text] of missing) this.put(collection, id, undefined, decodeStored(text))
        }),
    }
  }

  private textsById(collection: string): Map<DocId, string> {
    return new Map([...this.texts(collection)].map(({ id, text }) => [id, text]))
  }

  async close(): Promise<void> {
    await this.queue.idle()
    await this.root.close()
    this.releaseFolder()
    if (this.temporary) rmSync(this.path, { recursive: true, force: true })
  }

  /** Creates a collection that stays when the store is opened again. */
  async addCollection(name: string): Promise<void> {
    this.catalogue.add({ name })
    await this.queue.run(() => {
      this.about.putSync(JSON.stringify(['collection', name]), '')
    })
  }

  /** Brings an earlier run's collections back and its indexes in line with what is declared now. */
  private recover(): void {
    this.root.transactionSync(() => {
      for (const key of this.about.getKeys({})) {
        const [kind, name = ''] = JSON.parse(key) as string[]
        if (kind === 'collection' && !this.catalogue.has(name)) this.catalogue.add({ name })
      }
      this.indexes.recover(this.catalogue, collection => this.texts(collection))
    })
  }
}
