import * as v from 'valibot'
import { action } from '../action'
import { commandId, id, limits, longId } from '../fields'
import type { ExchangeView, PointsView } from '../views'

export interface Exchanged {
  exchange: ExchangeView
  /** Balances after it. */
  points: PointsView
}

/**
 * Goods for points, once per command. `points` is the price the customer saw: another price by now is refused. A command whose
 * attempt came to nothing is answered so for ever; a new wish takes a new command.
 */
export const exchangeGoods = action<Exchanged>()(
  'mall.exchange',
  'anyone',
  v.strictObject({
    commandId,
    goodsId: id,
    points: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limits.goodsPointsMax)),
  }),
)

/** Gives points and goods back while nothing was handed over; repeating it changes nothing. */
export const cancelExchange = action<Exchanged>()(
  'mall.cancel',
  'anyone',
  v.strictObject({ exchangeId: longId }),
)
