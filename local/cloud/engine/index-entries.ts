import type { Database } from 'lmdb'
import { type CloudError, duplicateKey } from '../errors'
import type { Catalogue, Collection, Index } from './catalogue'
import type { DocId } from './documents'
import { decodeStored } from './ejson'
import { describeKey, entriesOf, type KeyPart, keyText } from './index-keys'
import { HIGHEST, type KeyItem, type Range, type ReadOptions } from './key-ranges'
import type { Doc } from './values'

/** What one write does to one index. */
export type EntryChange = { index: Index; gone: KeyPart[][]; added: KeyPart[][]; multikey: boolean }

type Texts = (collection: string) => Iterable<{ id: DocId; text: string }>

/**
 * The entries of all indexes, and which indexes have been built. Writes happen inside a queued write only.
 */
export class IndexEntries {
  private readonly entries: Database<string, KeyItem[]>
  private readonly about: Database<string, string>
  private readonly namespace: string

  constructor(entries: Database<string, KeyItem[]>, about: Database<string, string>, namespace: string) {
    this.entries = entries
    this.about = about
    this.namespace = namespace
  }

  /** Ids of the documents in a range of an index, in key order; a document may come more than once. */
  *ids(collection: string, index: Index, range: Range, options?: ReadOptions): Iterable<DocId> {
    const prefix = [collection, index.name]
    const keys = this.entries.getKeys({
      start: [...prefix, ...range.start],
      end: [...prefix, ...range.end],
      reverse: range.reverse ?? false,
      ...options,
    })
    for (const key of keys) yield key[key.length - 1] as DocId
  }

  /** What must change when a document does; refuses a unique key another document has. */
  changes(collection: Collection, id: DocId, before: Doc | undefined, next: Doc | undefined): EntryChange[] {
    return collection.indexes.map(index => {
      const old = before ? entriesOf(index, before) : []
      const fresh = next ? entriesOf(index, next) : []
      const oldKeys = new Set(old.map(({ parts }) => keyText(parts)))
      const freshKeys = new Set(fresh.map(({ parts }) => keyText(parts)))
      const added = fresh.map(({ parts }) => parts).filter(parts => !oldKeys.has(keyText(parts)))
      if (index.unique) for (const parts of added) this.refuseDuplicate(collection, index, parts, id)
      const gone = old.map(({ parts }) => parts).filter(parts => !freshKeys.has(keyText(parts)))
      return { index, added, gone, multikey: fresh.some(entry => entry.multikey) }
    })
  }

  write(collection: Collection, id: DocId, changes: EntryChange[]): void {
    for (const { index, gone, added, multikey } of changes) {
      for (const parts of gone) this.entries.removeSync(entryKey(collection, index, parts, id))
      for (const parts of added) this.entries.putSync(entryKey(collection, index, parts, id), '')
      if (multikey && !index.multikey) {
        index.multikey = true
        this.about.putSync(aboutIndex(collection, index), 'multikey')
      }
    }
  }

  duplicate(collection: Collection, index: Index, parts: KeyPart[]): CloudError {
    return duplicateKey(`${this.namespace}.${collection.name}`, index.name, describeKey(index.fields, parts))
  }

  clear(catalogue: Catalogue): void {
    this.entries.clearSync()
    for (const collection of catalogue.all()) for (const index of collection.indexes) index.multikey = false
  }

  /** Forgets indexes of an earlier run that are no longer declared, and builds those declared since. */
  recover(catalogue: Catalogue, texts: Texts): void {
    const declared = catalogue
      .all()
      .flatMap(collection => collection.indexes.map(index => ({ collection, index })))
    const wanted = new Set(declared.map(({ collection, index }) => aboutIndex(collection, index)))
    for (const key of [...this.about.getKeys({})]) {
      if ((JSON.parse(key) as string[])[0] === 'index' && !wanted.has(key)) this.drop(key)
    }
    for (const { collection, index } of declared) {
      const state = this.about.get(aboutIndex(collection, index))
      if (state === undefined) this.build(collection, index, texts)
      else index.multikey = state === 'multikey'
    }
  }

  private refuseDuplicate(collection: Collection, index: Index, parts: KeyPart[], id: DocId): void {
    const start = parts.flat()
    for (const holder of this.ids(collection.name, index, { start, end: [...start, HIGHEST] })) {
      if (holder !== id) throw this.duplicate(collection, index, parts)
    }
  }

  private build(collection: Collection, index: Index, texts: Texts): void {
    for (const { id, text } of [...texts(collection.name)]) {
      for (const { parts, multikey } of entriesOf(index, decodeStored(text))) {
        if (index.unique) this.refuseDuplicate(collection, index, parts, id)
        this.entries.putSync(entryKey(collection, index, parts, id), '')
        index.multikey ||= multikey
      }
    }
    this.about.putSync(aboutIndex(collection, index), index.multikey ? 'multikey' : 'plain')
  }

  private drop(key: string): void {
    const [, collection, name] = JSON.parse(key) as [string, string, string]
    const range = { start: [collection, name], end: [collection, name, HIGHEST] }
    for (const entry of [...this.entries.getKeys(range)]) this.entries.removeSync(entry)
    this.about.removeSync(key)
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
