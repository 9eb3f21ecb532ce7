import { accept, type OutputOf, type Refusal, refuse } from '@shared/contract'
import { proposalIdOf } from '@shared/domain/ids'
import type { MemberDoc } from '@shared/domain/member/types'
import { needsSecond, propose } from '@shared/domain/points/proposal'
import type { Handler, StaffContext } from '../../platform/context'
import { find, insert, read } from '../../platform/database'
import { inputHashOf } from '../payment/order-number'
import { pointsView } from '../points/points-view'
import { customerView } from '../staff/customer-view'
import { type Adjustment, bookAdjustment } from './book-adjustment'
import { mayAdjust } from './may-adjust'

/** A correction by a manager, booked at once or, above the brand's limit, proposed to a second person. 5 trips, a proposal 3. */
export const adjustPoints: Handler<'clerk.adjust'> = async (context, input) => {
  const no = mayAdjust(context)
  if (no) return no
  const { brand, staff, now } = context
  const [member] = await find('members', { cardNo: input.cardNo }, { limit: 1 })
  if (member?.brandId !== brand._id) return refuse('CODE_UNKNOWN')
  const { commandId, points, reason } = input
  const inputHash = inputHashOf([member._id, points, reason])
  const adjustment = { commandId, memberId: member._id, points, reason, inputHash, by: [staff._id] }
  if (needsSecond(points, brand.points.adjustAlone)) return proposed(context, member, adjustment)
  const outcome = await bookAdjustment(brand, adjustment, now)
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'conflict') return refuse('CONFLICT')
  const left = pointsView(outcome.member, brand, now)
  if (outcome.kind === 'short') return refuse('POINTS_SHORT', undefined, { active: left.active })
  return accept({ state: 'booked', customer: customerView(outcome.member, brand), points: left })
}

async function proposed(
  { brand, staff, now }: StaffContext,
  member: MemberDoc,
  { commandId, memberId, points, reason, inputHash }: Adjustment,
): Promise<{ ok: true; data: OutputOf<'clerk.adjust'> } | Refusal> {
  const _id = proposalIdOf(brand._id, commandId)
  const proposal = propose(
    { _id, brandId: brand._id, commandId, memberId, points, reason, inputHash, proposedBy: staff._id },
    now,
  )
  if ((await insert('proposals', proposal)) === 'duplicate') {
    const standing = await read('proposals', _id)
    if (standing?.inputHash !== inputHash) return refuse('CONFLICT')
  }
  return accept({ state: 'proposed', customer: customerView(member, brand), proposalId: _id })
}
