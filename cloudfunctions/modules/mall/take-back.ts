import type { BrandDoc } from '@shared/domain/brand/types'
import { NEVER } from '@shared/domain/due'
import { returnPoints } from '@shared/domain/exchange/hold-points'
import { shelfOfReturned } from '@shared/domain/exchange/shelf'
import type { ExchangeDoc } from '@shared/domain/exchange/types'
import { returnCause } from '@shared/domain/ids'
import { insert, read, updateWhere } from '../../platform/database'
import { goodsById } from '../../platform/settings'
import { bookOnMember } from '../points/book-on-member'

/**
 * What follows from a returned exchange: its points go back, then its unit stands on a shelf of its own. Repeatable by the ids both are
 * written under; the exchange stays due until both stand. 5 trips.
 */
export async function takeBack(exchange: ExchangeDoc, brand: BrandDoc, now: number): Promise<void> {
  const outcome = await bookOnMember(exchange.memberId, brand, now, async ({ member, journals }) => {
    // Journal first, ledger after it: an entry archived between the two is seen in one of them.
    const cause = returnCause(exchange._id)
    const inJournal = journals.flat().find(entry => entry._id === cause)
    const booked = inJournal ?? (await read('ledger', cause))
    return returnPoints({ member, brand, exchange, booked, now })
  })
  if (outcome.kind === 'busy') return
  const goods = (await goodsById([exchange.goodsId])).get(exchange.goodsId)
  if (!goods) throw new Error(`exchange ${exchange._id} is of unknown goods`)
  await insert('shelves', shelfOfReturned(exchange, goods))
  await updateWhere('exchanges', { _id: exchange._id, state: 'returned' }, { dueAt: NEVER })
}
