import * as v from 'valibot'
import type { BatchFields } from '../../domain/coupon/batch-fields'
import { BATCH_STEPS } from '../../domain/coupon/edit-batch'
import type { BatchRequest, BatchState } from '../../domain/coupon/types'
import { PLACEMENTS } from '../../domain/placement/limits'
import { action } from '../action'
import {
  commandId,
  cursor,
  day,
  end,
  id,
  integerWithin,
  limits,
  moment,
  reason,
  timeWindow,
  version,
} from '../fields'
import type { BrandView, StoreView } from '../views'

const fen = integerWithin(1, limits.couponFenMax)
const rule = v.strictObject({
  benefit: v.variant('kind', [
    v.strictObject({ kind: v.literal('reduction'), offFen: fen }),
    v.strictObject({
      kind: v.literal('percentage'),
      /** 1 ‰ to 99.9 %: what is free is a reduction. */
      payPermille: integerWithin(1, 999),
      maxOffFen: integerWithin(0, limits.couponFenMax),
    }),
  ]),
  thresholdFen: integerWithin(0, limits.couponFenMax),
  validity: v.variant('mode', [
    v.strictObject({ mode: v.literal('period'), fromDay: day, toDay: day }),
    v.strictObject({
      mode: v.literal('after-taking'),
      delayDays: integerWithin(0, limits.couponDaysMax),
      days: integerWithin(1, limits.couponDaysMax),
    }),
  ]),
  stores: v.pipe(v.array(id), v.minLength(1), v.maxLength(limits.storesPerRule)),
  times: v.pipe(v.array(timeWindow), v.maxLength(limits.timesPerRule)),
  uses: integerWithin(1, limits.couponUsesMax),
  /** Seed CP-15. */
  notWith: v.pipe(v.string(), v.trim(), v.maxLength(1024)),
})
const shared = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.nameLength)),
  total: integerWithin(1, limits.stockMax),
  channel: v.picklist(['claim', 'gift']),
  limitPerMember: integerWithin(1, limits.couponsPerMember),
  needTier: v.union([v.literal(''), id]),
  claimFromAt: moment,
  claimToAt: end,
  placements: v.pipe(v.array(v.picklist(PLACEMENTS)), v.maxLength(PLACEMENTS.length)),
}
const batchFields = v.variant('kind', [
  v.strictObject({ ...shared, kind: v.literal('coupon'), rule }),
  v.strictObject({
    ...shared,
    kind: v.literal('pack'),
    /** Seed CP-18 takes 3 to 5; two are a pack as well. */
    contents: v.pipe(v.array(id), v.maxLength(limits.couponsPerPack)),
  }),
])

export interface BatchView {
  batchId: string
  version: number
  createdAt: number
  state: BatchState
  fields: BatchFields
  /** The batch in one sentence. */
  summary: string
  /** In fen, when every unit is used for the most it takes off; null = a discount without a cap. */
  worstFen: number | null
  /** What waits for a second person. */
  request: (Pick<BatchRequest, 'what' | 'units' | 'byName' | 'at'> & { mayApprove: boolean }) | null
}

/**
 * Where the units of a batch are; coupons that came another way (exchanged, out of a pack) are not counted.
 */
export interface BatchStock {
  total: number
  /** Handed out and not returned. */
  taken: number
  used: number
  expired: number
  left: number
}

export interface BatchesOpened {
  brand: BrandView
  /** Newest first. */
  batches: (BatchView & { stock: BatchStock })[]
  next: string | null
  stores: StoreView[]
  /** What one person may publish alone, in fen at worst. */
  aloneFen: number
}

export const openBatches = action<BatchesOpened>()(
  'coupon.batches',
  'staff',
  v.strictObject({ after: v.optional(cursor) }),
)

export interface BatchChanged {
  batch: BatchView
}

/**
 * Without `batchId` a new draft; with it, what is saved takes the place of version `version`. `publish` hands
 * it out from now on, or asks a second person where it may cost more than one may decide.
 */
export const saveBatch = action<BatchChanged>()(
  'coupon.saveBatch',
  'staff',
  v.strictObject({
    commandId,
    batchId: v.optional(id),
    version: v.optional(version),
    publish: v.boolean(),
    batch: batchFields,
    reason,
  }),
)

const named = { commandId, batchId: id, version, reason }

/** Stops handing out, goes on, or ends for good: then a reason is needed. */
export const stepBatch = action<BatchChanged>()(
  'coupon.stepBatch',
  'staff',
  v.strictObject({ ...named, step: v.picklist(BATCH_STEPS) }),
)

/** Stock of what is published only grows. */
export const addStock = action<BatchChanged>()(
  'coupon.addStock',
  'staff',
  v.strictObject({ ...named, units: integerWithin(1, limits.stockMax) }),
)

/** A second person agrees to what waits, or refuses; the one who asked may only take it back. */
export const decideBatch = action<BatchChanged>()(
  'coupon.decideBatch',
  'staff',
  v.strictObject({ ...named, approve: v.boolean() }),
)
