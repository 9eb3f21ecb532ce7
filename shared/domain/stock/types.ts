/** What a shard holds units of: a coupon batch, or goods of the mall. */
export type StockKind = 'batch' | 'goods'

/** A batch or goods as the owner of stock. Both have codes of the brand's choice: one id may name either. */
export interface Stock {
  kind: StockKind
  /** `_id` of the batch or the goods. */
  ownerId: string
  brandId: string
  /** Units are handed out. */
  open: boolean
  /** Units ever put on its shards. */
  total: number
}

/** A unit handed out, or on its way back, until the document it is for says what became of it. */
export interface Reservation {
  /** Drawn by this run of the function; a unit is given back at most once per token. */
  token: string
  /** The claim command, the id of a gift's or perk's coupon, or the exchange's `_id`. */
  takenFor: string
  memberId: string
  at: number
  /**
   * Of a claim: slots this person may fill, where cards merged into theirs have claimed before; absent: the
   * batch's own limit.
   */
  most?: number
  /** On its way back: the document it was for names the one row that brings the unit. */
  back?: true
}

/** One part of a batch's or goods' stock, split so that takers do not queue on one document. */
export interface StockShardDoc {
  /** `<ownerId>:<kind>:<n>` */
  _id: string
  kind: StockKind
  /** `_id` of the batch or the goods. */
  ownerId: string
  brandId: string
  open: boolean
  left: number
  total: number
  reservations: Reservation[]
  /** The owner's version whose change of stock this shard has had, so that it has each once. */
  ownerVersion: number
  dueAt: number
}

/** A unit of stock in hand: which shard it came from, and the reservation that names it there. */
export interface Unit {
  shardId: string
  reservation: Reservation
}

export type ReservationDecision =
  /** The unit is used, or another row has brought it back: the row leaves. */
  | { do: 'drop' }
  /** The unit is not used: it returns. */
  | { do: 'give-back' }
  /** Nothing is decided yet: ask again at `until`, epoch ms. */
  | { do: 'wait'; until: number }
