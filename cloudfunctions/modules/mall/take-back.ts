import type { BrandDoc } from '@shared/domain/brand/types'
import { returnCause } from '@shared/domain/ids'
import { givesPointsBack } from '@shared/domain/mall/decide-exchange'
import { returnPoints } from '@shared/domain/mall/hold-points'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { read } from '../../platform/database'
import { bookOnMember } from '../account/book-on-member'
import { requestRefund } from './request-refund'
import { returnGoods } from './return-goods'

/**
 * What follows from a cancelled, lapsed or unpaid exchange: its points go back where the rule gives them
 * back, its money always, then its unit. Repeatable: the points by the entry's id, the unit by the
 * exchange's return token; the exchange stays due until all is done. 6 trips, 2 more with money.
 */
export async function takeBack(exchange: ExchangeDoc, brand: BrandDoc, now: number): Promise<void> {
  if (givesPointsBack(exchange) && !(await pointsBack(exchange, brand, now))) return
  if (exchange.cash) await requestRefund(exchange.cash.orderId, now)
  await returnGoods(exchange, now)
}

/** False when too many others wrote: the sweeper comes again. */
async function pointsBack(exchange: ExchangeDoc, brand: BrandDoc, now: number): Promise<boolean> {
  const outcome = await bookOnMember(exchange.memberId, brand, now, async ({ member, journals }) => {
    // Journal first, ledger after it: an entry archived between the two is seen in one of them.
    const cause = returnCause(exchange._id)
    const inJournal = journals.flat().find(entry => entry._id === cause)
    const booked = inJournal ?? (await read('ledger', cause))
    return returnPoints({ member, brand, exchange, booked, now })
  })
  return outcome.kind !== 'busy'
}
