import { invalidParam, missingCollection } from '../errors'
import { LIMITS } from '../limits'

/** What a project declares about a collection; the same file serves its deployment. */
export type CollectionDeclaration = { name: string; indexes?: IndexDeclaration[] }
/** `geo`: over one field of points (a 2dsphere index), which `geoNear` needs. */
export type IndexDeclaration = { fields: string[]; unique?: boolean; geo?: boolean }

export type Index = {
  name: string
  fields: string[]
  unique: boolean
  /** Some document has an array, object or pattern here: the index no longer gives the order of documents. */
  multikey: boolean
}
export type Collection = { name: string; indexes: Index[] /** Fields with a geo index. */; geo: string[] }

/** Which collections and indexes exist. Nothing is ever created by merely using it. */
export class Catalogue {
  private readonly collections = new Map<string, Collection>()

  constructor(declarations: CollectionDeclaration[]) {
    for (const declaration of declarations) this.add(declaration)
  }

  add({ name, indexes = [] }: CollectionDeclaration): Collection {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$/.test(name))
      throw invalidParam(`illegal collection name: ${name}`)
    if (this.collections.has(name)) throw invalidParam(`collection ${name} already exists`)
    if (this.collections.size >= LIMITS.collections)
      throw invalidParam(`more than ${LIMITS.collections} collections`)
    if (indexes.length > LIMITS.indexesPerCollection) {
      throw invalidParam(`collection ${name} has more than ${LIMITS.indexesPerCollection} indexes`)
    }
    const geo = indexes.filter(index => index.geo).map(({ fields }) => fields[0] as string)
    const collection = { name, indexes: indexes.filter(index => !index.geo).map(toIndex), geo }
    this.collections.set(name, collection)
    return collection
  }

  get(name: string): Collection {
    const collection = this.collections.get(name)
    if (!collection) throw missingCollection(name)
    return collection
  }

  has = (name: string) => this.collections.has(name)
  all = () => [...this.collections.values()]
}

/** The name MongoDB would give: `brand_1_dueAt_1`. */
const toIndex = ({ fields, unique = false }: IndexDeclaration): Index => ({
  name: fields.map(field => `${field}_1`).join('_'),
  fields,
  unique,
  multikey: false,
})
