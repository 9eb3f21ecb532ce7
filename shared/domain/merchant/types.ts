export const RELATION_STATES = [
  /** Entered by the brand, not agreed to by whom the number belongs to: nothing of it counts. */
  'invited',
  /** Collects for the brand. */
  'confirmed',
  /** Collects for the brand no longer; what it collected before is still looked after. */
  'left',
] as const
/** What a merchant number is to its brand (seed BR-03, BR-04). */
export type RelationState = (typeof RELATION_STATES)[number]

/** Half-open, epoch ms; `toAt` is NEVER while it lasts. */
export interface Period {
  fromAt: number
  toAt: number
}

/** One step of the relation, recorded so that its author can be looked up later. */
interface RelationStep {
  to: RelationState
  at: number
  /** Who recorded it, in words; `same-entity` when the legal entity's name decided. */
  by: string
}

/** A merchant number that collects, or collected, for a brand. */
export interface MerchantDoc {
  /** The merchant number (mchid). */
  _id: string
  brandId: string
  /** +1 with every step of the relation. */
  version: number
  appid: string
  /** Where payments of this number belong when nothing else says so; `''` = unknown. */
  storeId: string
  /**
   * `direct`: signed with WeChat Pay itself; `indirect`: through a bank or a payment company (seed BR-02).
   */
  kind: 'direct' | 'indirect'
  /** Legal entity the number is registered to. */
  entity: string
  /** Credentials sealed by the platform floor; opaque here. */
  sealed: string
  state: RelationState
  /** When it collected for the brand, oldest first; empty until confirmed. */
  periods: Period[]
  /** Oldest first. */
  steps: RelationStep[]
}
