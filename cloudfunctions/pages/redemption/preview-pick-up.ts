import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { cashFen } from '@shared/domain/mall/begin-exchange'
import { handOverObstacle } from '@shared/domain/mall/hand-over'
import { isOwnCard } from '@shared/domain/staff/own-card'
import { mallText } from '@shared/text/mall'
import { loadMember } from '../../modules/account/load-member'
import { storeNames } from '../../modules/brand/store-view'
import { issueHandOverPermit } from '../../modules/mall/hand-over-permit'
import { handOverView } from '../../modules/mall/hand-over-view'
import { refusePickUp } from '../../modules/mall/refuse-pick-up'
import { customerView } from '../../modules/staff/customer-view'
import type { StaffContext } from '../../platform/context'
import { find } from '../../platform/database'

/**
 * The thing behind a fresh pick-up code: what to hand over and to whom, or why not, or who handed it over
 * before. 3 trips, 3 deep.
 */
export async function previewPickUp(
  context: StaffContext,
  storeId: string,
  pickUpId: string,
): Promise<Outcome<OutputOf<'redemption.preview'>>> {
  const { brand, staff, now } = context
  const [exchange] = await find('exchanges', { pickUpId }, { limit: 1 })
  if (exchange?.brandId !== brand._id) return refuse('CODE_UNKNOWN')
  const { member } = await loadMember(exchange.memberId)
  const shown = {
    kind: 'pick-up' as const,
    exchangeId: exchange._id,
    goodsName: exchange.goodsName,
    points: exchange.points,
    fen: cashFen(exchange),
    untilAt: exchange.pickUpUntil,
    customer: customerView(member, brand),
    reason: null,
    first: null,
    permit: '',
  }
  const obstacle = handOverObstacle(exchange, storeId, now)
  if (obstacle?.reason === 'handed') {
    const first = handOverView(exchange, obstacle.given, staff, await storeNames(brand._id))
    return accept({ ...shown, verdict: 'handed' as const, first })
  }
  if (obstacle) {
    const { code, message } = await refusePickUp(exchange, obstacle, storeId, context)
    return accept({ ...shown, verdict: 'no' as const, reason: { code, message } })
  }
  if (member && isOwnCard(member, staff._id)) {
    const reason = { code: 'OWN_CARD' as const, message: mallText.ownExchange }
    return accept({ ...shown, verdict: 'no' as const, reason })
  }
  const permit = issueHandOverPermit({ exchangeId: exchange._id, staffId: staff._id, storeId }, now)
  return accept({ ...shown, verdict: 'ready' as const, permit })
}
