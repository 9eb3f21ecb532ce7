import * as v from 'valibot'
import { GOODS_STEPS, type GoodsFields } from '../../domain/mall/edit-goods'
import { action } from '../action'
import {
  commandId,
  end,
  id,
  integerWithin,
  limits,
  moment,
  payableFen,
  reason,
  timeWindow,
  version,
} from '../fields'
import type { BrandView } from '../views'

const points = integerWithin(1, limits.goodsPointsMax)
const text = (longest: number) => v.pipe(v.string(), v.trim(), v.maxLength(longest))
/** A lower price and its conditions, as the functions read it. */
const priceRow = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/)),
  points,
  /** Money paid with the points; absent = points alone. */
  fen: v.exactOptional(payableFen),
  tiers: v.pipe(v.array(id), v.maxLength(limits.storesPerRule)),
  times: v.pipe(v.array(timeWindow), v.maxLength(limits.timesPerRule)),
  /** 0 = unbounded. */
  fromAt: moment,
  toAt: moment,
  minGrowth: integerWithin(0, limits.growthMax),
  note: v.pipe(text(limits.nameLength), v.minLength(1)),
})
const days = integerWithin(1, limits.pickUpDaysMax)
const goodsFields = v.strictObject({
  name: v.pipe(text(limits.nameLength), v.minLength(1)),
  /** A drawing of the client, '' = the one of its kind. */
  art: v.pipe(v.string(), v.regex(/^[a-z-]{0,32}$/)),
  description: text(limits.descriptionLength),
  what: v.variant('kind', [
    v.strictObject({
      kind: v.literal('item'),
      pickUp: v.strictObject({
        days,
        cancelDays: integerWithin(0, limits.pickUpDaysMax),
        ifLapsed: v.picklist(['points-back', 'points-kept']),
      }),
    }),
    v.strictObject({ kind: v.literal('coupon'), batchId: id }),
  ]),
  points,
  prices: v.pipe(v.array(priceRow), v.maxLength(limits.priceRows)),
  fromAt: moment,
  toAt: end,
  needTier: v.union([v.literal(''), id]),
  limit: v.nullable(
    v.strictObject({
      count: integerWithin(1, limits.exchangesPerPeriod),
      per: v.picklist(['day', 'month', 'ever']),
    }),
  ),
})

export interface ManagedGoodsView {
  goodsId: string
  version: number
  onSale: boolean
  fields: GoodsFields
  /** The goods in one sentence. */
  summary: string
  /** Units ever put into stock. */
  total: number
}

export interface CatalogOpened {
  brand: BrandView
  /** On the shelf first; in each the brand's order. */
  goods: (ManagedGoodsView & { left: number })[]
  /** Coupons that points may buy: published batches. */
  coupons: { batchId: string; name: string }[]
  now: number
}

/** All goods of the mall as their managers see them. */
export const openCatalog = action<CatalogOpened>()('mall.catalog', 'staff', v.strictObject({}))

export interface GoodsChanged {
  goods: ManagedGoodsView
}

/**
 * Without `goodsId` new goods, off the shelf; with it, what is saved takes the place of version `version`.
 */
export const saveGoods = action<GoodsChanged>()(
  'mall.saveGoods',
  'staff',
  v.strictObject({
    commandId,
    goodsId: v.optional(id),
    version: v.optional(version),
    goods: goodsFields,
    reason,
  }),
)

const named = { commandId, goodsId: id, version, reason }

/** Puts goods on the shelf, or takes them off; exchanges under way end as they would. */
export const stepGoods = action<GoodsChanged>()(
  'mall.stepGoods',
  'staff',
  v.strictObject({ ...named, step: v.picklist(GOODS_STEPS) }),
)

/** Stock only grows. */
export const addGoodsStock = action<GoodsChanged>()(
  'mall.addStock',
  'staff',
  v.strictObject({ ...named, units: integerWithin(1, limits.stockMax) }),
)
