import { accept, type InputOf, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { handedOver } from '@shared/domain/mall/decide-exchange'
import { handOverObstacle } from '@shared/domain/mall/hand-over'
import type { ExchangeDoc, HandOver } from '@shared/domain/mall/types'
import type { Handler, StaffContext } from '../../platform/context'
import { _, read, updateWhere } from '../../platform/database'
import { storeNames } from '../brand/store-view'
import { workPlace } from '../staff/work-place'
import { readHandOverPermit } from './hand-over-permit'
import { handOverView } from './hand-over-view'
import { refusePickUp } from './refuse-pick-up'

/**
 * Records that the clerk gave the thing to the customer, once, however many confirm it at once. One guarded
 * update decides; only a "no" reads the exchange, to say why. Repeatable by its command id. 3 trips with the
 * router's, 3 for a refusal.
 */
export const handOverExchange: Handler<'mall.handOver'> = async (context, input) => {
  const { staff, now } = context
  const { exchangeId, storeId, commandId } = input
  const permit = readHandOverPermit(input.permit, { exchangeId, storeId, staffId: staff._id }, now)
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  if (!permit) return refuse('PREVIEW_EXPIRED')
  if (!permit.expired) {
    const handed = { commandId, storeId, staffId: staff._id, staffName: staff.name, at: now }
    const isHere = { storeId: _.in(['', storeId]) }
    const inTime = { _id: exchangeId, state: 'ready' as const, pickUpUntil: _.gt(now), ...isHere }
    const written = await updateWhere('exchanges', inTime, handedOver(handed))
    if (written === 1) return answer(await exchangeOf(exchangeId), handed, false, context)
  }
  return explain(await exchangeOf(exchangeId), input, context)
}

/** Why the guarded update changed nothing: this command's own hand-over, another's, or the exchange's end. */
function explain(
  exchange: ExchangeDoc,
  { commandId, storeId }: InputOf<'mall.handOver'>,
  context: StaffContext,
): Promise<Outcome<OutputOf<'mall.handOver'>>> | Outcome<OutputOf<'mall.handOver'>> {
  const { handed } = exchange
  if (handed?.commandId === commandId) {
    const isSame = handed.staffId === context.staff._id && handed.storeId === storeId
    return isSame ? answer(exchange, handed, true, context) : refuse('CONFLICT')
  }
  const obstacle = handOverObstacle(exchange, storeId, context.now)
  return obstacle ? refusePickUp(exchange, obstacle, storeId, context) : refuse('PREVIEW_EXPIRED')
}

async function answer(exchange: ExchangeDoc, handed: HandOver, repeated: boolean, context: StaffContext) {
  const storeName = await storeNames(context.brand._id)
  return accept({ handOver: handOverView(exchange, handed, context.staff, storeName), repeated })
}

async function exchangeOf(exchangeId: string): Promise<ExchangeDoc> {
  const exchange = await read('exchanges', exchangeId)
  if (!exchange) throw new Error(`exchange ${exchangeId} of a genuine permit is not there`)
  return exchange
}
