import type { Reservation, ReservationDecision, Stock } from '../stock/types'
import type { ExchangeDoc, GoodsDoc } from './types'

export const goodsStock = ({ _id, brandId, onSale, total }: GoodsDoc): Stock => ({
  kind: 'goods',
  ownerId: _id,
  brandId,
  open: onSale,
  total,
})

type Asked = Pick<ExchangeDoc, 'state' | 'token' | 'until' | 'returnToken' | 'dueAt'>

/**
 * The exchange decides, never the clock, what became of a unit taken for it, or on its way back from it:
 * used, or brought back by another row → dropped; void, or used from another run → the unit returns; not
 * decided → asked again when the exchange is due.
 */
export function processExchangeUnit(
  { token, back }: Pick<Reservation, 'token' | 'back'>,
  exchange: Asked,
): ReservationDecision {
  if (back) {
    if (exchange.returnToken === '') return { do: 'wait', until: exchange.dueAt }
    return exchange.returnToken === token ? { do: 'give-back' } : { do: 'drop' }
  }
  if (exchange.state === 'open') return { do: 'wait', until: exchange.until }
  if (exchange.state === 'void') return { do: 'give-back' }
  return exchange.token === token ? { do: 'drop' } : { do: 'give-back' }
}
