import * as v from 'valibot'
import type { Weeks } from '../../domain/mall/forecast'
import type { PickUpRule } from '../../domain/mall/types'
import { action } from '../action'
import { commandId, cursor, id, limits, longId, payableFen, permit } from '../fields'
import type {
  BrandView,
  CodeSheet,
  ExchangeView,
  GoodsView,
  HandOverView,
  PointsView,
  StoreView,
} from '../views'
import type { OrderPlaced } from './order'

export interface MallOpened {
  brand: BrandView
  /** A guest sees everything and joins before the first exchange. */
  state: 'guest' | 'member'
  points: PointsView
  /** Everything on sale, in the brand's order, with what it takes and why not now. */
  goods: GoodsView[]
}

/** What the points buy. */
export const openMall = action<MallOpened>()('mall.list', 'anyone', v.strictObject({}))

export interface GoodsOpened extends Omit<MallOpened, 'goods'> {
  goods: GoodsView
  /** What the brand says about it, '' = nothing. */
  description: string
  /** Of a thing that is fetched, null for a coupon. */
  pickUp: PickUpRule | null
  /** Where it can be fetched. */
  stores: StoreView[]
  /** About when missing points are there at this person's own pace; absent where that cannot be said. */
  weeks?: Weeks
}

/** One of the goods, by its id. */
export const openGoods = action<GoodsOpened>()('mall.goods', 'anyone', v.strictObject({ goodsId: id }))

export interface Exchanged {
  exchange: ExchangeView
  /** Balances after it. */
  points: PointsView
}

export interface ExchangeBegun extends Exchanged {
  /** What the cashier needs for its money; null = nothing to pay, or WeChat Pay could not be asked now. */
  toPay: OrderPlaced | null
}

/**
 * Goods for points, and with `fen` also for money, once per command. Both are the price the customer saw:
 * another price by now is refused. The exchange with money is given once its order is paid. A command
 * whose attempt came to nothing is answered so for ever; a new one takes a new command.
 */
export const exchangeGoods = action<ExchangeBegun>()(
  'mall.exchange',
  'anyone',
  v.strictObject({
    commandId,
    goodsId: id,
    points: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limits.goodsPointsMax)),
    /** Absent = points alone. */
    fen: v.optional(payableFen),
    /** Where a thing will be fetched; absent = in any store. */
    storeId: v.optional(id),
  }),
)

/**
 * Gives points, money and goods back while the thing is unpaid, or ready and its time to cancel lasts;
 * repeating it changes nothing.
 */
export const cancelExchange = action<Exchanged>()(
  'mall.cancel',
  'anyone',
  v.strictObject({ exchangeId: longId }),
)

/** Keeps a thing that waits for another store; repeating it changes nothing. */
export const moveExchange = action<{ exchange: ExchangeView }>()(
  'mall.move',
  'anyone',
  v.strictObject({ exchangeId: longId, storeId: id }),
)

export interface ExchangesOpened {
  brand: BrandView
  /** Newest first; attempts that came to nothing are left out. */
  exchanges: ExchangeView[]
  /** How many wait to be fetched, whatever the filter. */
  ready: number
  next: string | null
}

/** ready: to be fetched · done: has come to an end, however. */
const EXCHANGE_FILTERS = ['all', 'ready', 'done'] as const

export const openExchanges = action<ExchangesOpened>()(
  'mall.exchanges',
  'anyone',
  v.strictObject({ filter: v.picklist(EXCHANGE_FILTERS), after: v.optional(cursor) }),
)

export interface ExchangeOpened {
  brand: BrandView
  exchange: ExchangeView
  /** What the clerk scans while the thing is ready. */
  codes: CodeSheet | null
  /** Where it can be fetched. */
  stores: StoreView[]
}

export const openExchange = action<ExchangeOpened>()(
  'mall.open',
  'anyone',
  v.strictObject({ exchangeId: longId }),
)

export interface HandedOver {
  handOver: HandOverView
  /** True when this very command had already handed it over (a repeat after a lost answer). */
  repeated: boolean
}

/** The clerk has given the thing to the customer: once, whatever is scanned again. */
export const handOverExchange = action<HandedOver>()(
  'mall.handOver',
  'staff',
  v.strictObject({ commandId, storeId: id, exchangeId: longId, permit }),
)
