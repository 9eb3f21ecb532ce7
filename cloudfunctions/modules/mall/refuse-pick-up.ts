import { type Refusal, type RefusalCode, refuse } from '@shared/contract'
import type { PickUpObstacle } from '@shared/domain/mall/hand-over'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { agoWords } from '@shared/domain/wording/dates'
import { spaced } from '@shared/domain/wording/spaced'
import type { StaffContext } from '../../platform/context'
import { storeNames } from '../brand/store-view'
import { handOverView } from './hand-over-view'

const CODES: Readonly<Record<PickUpObstacle['reason'], RefusalCode>> = {
  handed: 'PICK_UP_HANDED',
  cancelled: 'PICK_UP_CANCELLED',
  lapsed: 'PICK_UP_LAPSED',
  'not-ready': 'PICK_UP_NOT_READY',
}

/** Why nothing is handed over; what went out before is named with who, when and where. */
export async function refusePickUp(
  exchange: ExchangeDoc,
  obstacle: PickUpObstacle,
  storeId: string,
  { brand, staff, now }: StaffContext,
): Promise<Refusal> {
  const code = CODES[obstacle.reason]
  if (obstacle.reason !== 'handed') return refuse(code)
  const first = handOverView(exchange, obstacle.given, staff, await storeNames(brand._id))
  const place = first.storeId === storeId ? '本店' : first.storeName || '别的门店'
  const words = `已经取走了。${agoWords(first.at, now, brand.timeZone)}在${place}交过，这次没有再交`
  return refuse(code, spaced(words), { first })
}
