import type { CollectionDeclaration } from './catalogue'
import type { DocId } from './documents'
import { Locks } from './locks'
import { count, type Effort, find, LATEST, type Query } from './reading'
import { Store } from './store'
import type { Doc } from './values'
import { type Modification, type Modified, Writing } from './writing'

/** The document database: what the wire protocol's actions are made of. */
export class Database {
  readonly store: Store
  private readonly locks = new Locks()
  private readonly writing: Writing

  constructor(options: { path?: string | undefined; collections: CollectionDeclaration[]; envId: string }) {
    this.store = new Store({ path: options.path, collections: options.collections, namespace: options.envId })
    this.writing = new Writing(this.store, this.locks)
  }

  find(
    _transaction: string | undefined,
    collection: string,
    query: Query,
  ): { list: string[]; effort: Effort } {
    return find(this.store, LATEST, collection, query)
  }

  count(collection: string, filter: Doc): { total: number; effort: Effort } {
    return count(this.store, collection, filter)
  }

  insert(
    _transaction: string | undefined,
    collection: string,
    docs: Doc[],
  ): Promise<{ ids: DocId[]; effort: Effort }> {
    return this.writing.insert(collection, docs)
  }

  modify(
    _transaction: string | undefined,
    collection: string,
    modification: Modification,
  ): Promise<Modified & { effort: Effort }> {
    return this.writing.modify(collection, modification)
  }

  remove(
    _transaction: string | undefined,
    collection: string,
    filter: Doc,
    multi: boolean,
  ): Promise<{ deleted: number; effort: Effort }> {
    return this.writing.remove(collection, filter, multi)
  }

  async addCollection(name: string): Promise<void> {
    this.store.catalogue.add({ name })
  }

  all(collection: string): Doc[] {
    return find(this.store, LATEST, collection, { filter: {}, limit: Number.POSITIVE_INFINITY }).list.map(
      text => JSON.parse(text) as Doc,
    )
  }

  close = () => this.store.close()
}
