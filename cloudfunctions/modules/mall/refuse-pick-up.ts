import { type Refusal, type RefusalCode, refuse } from '@shared/contract'
import type { PickUpObstacle } from '@shared/domain/mall/hand-over'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { mallText } from '@shared/text/mall'
import type { StaffContext } from '../../platform/context'
import { storeNames } from '../brand/store-view'
import { handOverView } from './hand-over-view'

const CODES: Readonly<Record<PickUpObstacle['reason'], RefusalCode>> = {
  handed: 'PICK_UP_HANDED',
  cancelled: 'PICK_UP_CANCELLED',
  lapsed: 'PICK_UP_LAPSED',
  'not-ready': 'PICK_UP_NOT_READY',
  elsewhere: 'PICK_UP_ELSEWHERE',
}

/** Why nothing is handed over; what went out before is named with who, when and where. */
export async function refusePickUp(
  exchange: ExchangeDoc,
  obstacle: PickUpObstacle,
  storeId: string,
  { brand, staff, now }: StaffContext,
): Promise<Refusal> {
  const code = CODES[obstacle.reason]
  if (obstacle.reason === 'elsewhere') {
    const storeName = await storeNames(brand._id)
    return refuse(code, mallText.elsewhere(storeName(exchange.storeId)))
  }
  if (obstacle.reason !== 'handed') return refuse(code)
  const first = handOverView(exchange, obstacle.given, staff, await storeNames(brand._id))
  return refuse(code, mallText.handed(first, storeId, now, brand.timeZone), { first })
}
