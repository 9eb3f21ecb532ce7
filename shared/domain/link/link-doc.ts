import type { Place } from './places'
import type { Target } from './targets'

/** An address that dies: a fresh one replaces it before its end, as long as the path is live. */
export interface MadeAddress {
  address: string
  madeAt: number
  /** WeChat opens it no more from here on, epoch ms. */
  endsAt: number
}

/**
 * A path a brand shares: a code that never changes and a target that may. Never deleted: it may be printed.
 */
export interface LinkDoc {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  /** +1 with every saved change and archiving. */
  version: number
  /** What the brand calls it; customers see it only where the path has ended. */
  name: string
  place: Place
  target: Target
  /** Earlier targets, newest last, at most 20. */
  history: FormerTarget[]
  /** Where it counts: `''` = the whole brand. */
  storeId: string
  /** The campaign it is shared for; `''` = none. */
  campaignId: string
  /** When it begins, epoch ms; 0 = with its creation. */
  fromAt: number
  /** Exclusive end, epoch ms; NEVER = none. */
  untilAt: number
  /** Where it leads after its end; null = a page that says so. */
  after: Target | null
  tags: string[]
  archived: boolean
  createdAt: number
  changedAt: number
  /** Commands carried out, newest last: a repeat changes nothing. */
  commands: { id: string; inputHash: string }[]
  /** `_id` of its code's picture, `''` until one was made. */
  codeImageId: string
  urlLink: MadeAddress | null
  scheme: MadeAddress | null
  /** How often an address was made; guards the sweeper's write, since making one is no change of the path. */
  addressesMade: number
  /** When its addresses must be made anew. */
  dueAt: number
}

interface FormerTarget {
  target: Target
  /** When another took its place. */
  until: number
  by: string
}
