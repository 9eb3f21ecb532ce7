import type { BrandDoc } from '@shared/domain/brand/types'
import { returnCause } from '@shared/domain/ids'
import { givesPointsBack } from '@shared/domain/mall/decide-exchange'
import { returnPoints } from '@shared/domain/mall/hold-points'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { read } from '../../platform/database'
import { bookOnMember } from '../account/book-on-member'
import { returnGoods } from './return-goods'

/**
 * What follows from a cancelled or lapsed exchange: its points go back where the rule gives them back, then
 * its unit. Repeatable: the points by the entry's id, the unit by the exchange's return token; the exchange
 * stays due until both are done. 6 trips.
 */
export async function takeBack(exchange: ExchangeDoc, brand: BrandDoc, now: number): Promise<void> {
  if (givesPointsBack(exchange) && !(await pointsBack(exchange, brand, now))) return
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
