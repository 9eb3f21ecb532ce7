import { NEVER } from '@shared/domain/due'
import { dutyOf } from '@shared/domain/exchange/decide-exchange'
import type { ExchangeDoc } from '@shared/domain/exchange/types'
import { updateWhere } from '../../platform/database'
import { brandById } from '../../platform/settings'
import { obeyExchange, voidExchange } from './decide-exchange'
import { deliverCoupon } from './deliver-coupon'
import { takeBack } from './take-back'

/** Discharges what an exchange owes: overdue → void, done → delivered, returned → taken back. Repeatable. */
export async function tendExchange(exchange: ExchangeDoc, now: number): Promise<void> {
  const brand = await brandById(exchange.brandId)
  if (!brand) throw new Error(`exchange ${exchange._id} belongs to an unknown brand`)
  switch (dutyOf(exchange, now)) {
    case 'void':
      return obeyExchange(await voidExchange(exchange, 'timed-out'), null, brand, now)
    case 'take-back':
      return takeBack(exchange, brand, now)
    case 'deliver':
      await deliverCoupon(exchange, brand)
      await updateWhere('exchanges', { _id: exchange._id, state: 'done' }, { dueAt: NEVER })
      return
    case 'nothing':
      await updateWhere('exchanges', { _id: exchange._id, state: exchange.state }, { dueAt: NEVER })
  }
}
