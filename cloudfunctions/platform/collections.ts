interface Document {
  _id: string
  [field: string]: unknown
}

/** Every collection and the shape of its documents. */
export interface Collections {
  brands: Document
  stores: Document
  merchants: Document
  staff: Document
  identities: Document
  members: Document
  ledger: Document
  orders: Document
  inbox: Document
  batches: Document
  buckets: Document
  coupons: Document
  campaigns: Document
}

export type CollectionName = keyof Collections
