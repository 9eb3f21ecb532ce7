import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { needsSecond, propose } from '@shared/domain/adjustment/proposal'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { adjustCause, proposalIdOf, staffDayIdOf } from '@shared/domain/ids'
import { isOwnCard } from '@shared/domain/staff/own-card'
import type { Handler, StaffContext } from '../../platform/context'
import { find, insert, read, readMany } from '../../platform/database'
import { inputHashOf } from '../../platform/order-number'
import { pointsView } from '../account/points-view'
import { customerView } from '../staff/customer-view'
import { countFailure, refuseWhileWaiting } from '../staff/desk-tries'
import { refuseCommand } from '../staff/refuse-command'
import { reserveCommand } from '../staff/reserve-command'
import { type Adjustment, type Alone, bookAdjustment } from './book-adjustment'

type Answer = Outcome<OutputOf<'adjustment.adjust'>>

/**
 * A correction by a manager, booked at once or, above one of the brand's limits (of one command, of a staff
 * member's day, of a card's day), proposed to a second person. An unknown card number counts as a failed try
 * at the desk. 8 trips, 6 deep; a proposal 6.
 */
export const adjustPoints: Handler<'adjustment.adjust'> = async (context, input) => {
  const refusal = refuseWhileWaiting(context)
  if (refusal) return refusal
  const { brand, staff, now } = context
  const { commandId, points, reason } = input
  const today = dayOf(now, brand.timeZone)
  const days = [today, addDays(today, -1)].map(day => staffDayIdOf(staff._id, day))
  const [[member], existing, known] = await Promise.all([
    find('members', { cardNo: input.cardNo }, { limit: 1 }),
    read('proposals', proposalIdOf(brand._id, commandId)),
    readMany('staffDays', days),
  ])
  if (member?.brandId !== brand._id) {
    // A card number can be guessed here as well as at the desk.
    await countFailure(context)
    return refuse('CODE_UNKNOWN')
  }
  const inputHash = inputHashOf([staff._id, member._id, points, reason])
  const adjustment = { commandId, memberId: member._id, points, reason, inputHash, by: [staff._id] }
  // A command keeps its day: repeated after midnight it finds the reservation it has.
  const reserved = known.find(({ commands }) => commands.some(each => each.commandId === commandId))
  const command = reserved?.commands.find(each => each.commandId === commandId)
  if (command && command.inputHash !== inputHash) return refuse('CONFLICT')
  if (isOwnCard(member, staff._id)) return refuse('OWN_CARD')
  if (existing) return proposed(context, member, adjustment)
  if (!command && needsSecond(points, brand.points.adjustAlone) && !(await entryOf(member, commandId)))
    return proposed(context, member, adjustment)
  return alone(context, member, adjustment, reserved?.day ?? today)
}

/**
 * What the command has booked on this card, on whatever day: its reservation is only known for two days. The
 * journal was read before the ledger.
 */
async function entryOf({ _id, journal }: MemberDoc, commandId: string): Promise<object | null> {
  const cause = adjustCause(_id, commandId)
  return journal.find(entry => entry._id === cause) ?? (await read('ledger', cause))
}

async function alone(
  context: StaffContext,
  named: MemberDoc,
  adjustment: Adjustment,
  day: string,
): Promise<Answer> {
  const { brand, now } = context
  const outcome = await bookAdjustment(brand, adjustment, now, aloneWithin(context, adjustment, day))
  switch (outcome.kind) {
    case 'needs-second':
      return proposed(context, named, adjustment)
    case 'busy':
      return refuse('BUSY')
    case 'conflict':
      return refuse('CONFLICT')
    case 'refused':
      return outcome.refusal
    case 'short':
      return refuse('POINTS_SHORT', undefined, { active: pointsView(outcome.member, brand, now).active })
    case 'booked': {
      const customer = customerView(outcome.member, brand)
      return accept({ state: 'booked', customer, points: pointsView(outcome.member, brand, now) })
    }
  }
}

/** What one manager may do alone on one card and in one day. */
function aloneWithin(
  context: StaffContext,
  { commandId, memberId, points, inputHash }: Adjustment,
  day: string,
): Alone {
  const { card, staff } = context.brand.points.adjustAlonePerDay
  const amount = Math.abs(points)
  const command = { commandId, kind: 'adjust' as const, memberId, inputHash, amount, permitId: '', day }
  return {
    perCard: card,
    before: async member => {
      if (isOwnCard(member, context.staff._id)) return { kind: 'refused', refusal: refuse('OWN_CARD') }
      const reservation = await reserveCommand(context, command, staff)
      if (reservation === 'reserved') return null
      if (reservation === 'over') return { kind: 'needs-second' }
      return { kind: 'refused', refusal: refuseCommand(reservation, '') }
    },
  }
}

async function proposed(
  { brand, staff, now }: StaffContext,
  member: MemberDoc,
  { commandId, memberId, points, reason, inputHash }: Adjustment,
): Promise<Answer> {
  const _id = proposalIdOf(brand._id, commandId)
  const proposal = propose(
    { _id, brandId: brand._id, commandId, memberId, points, reason, inputHash, proposedBy: staff._id },
    now,
  )
  if ((await insert('proposals', proposal)) === 'duplicate') {
    const existing = await read('proposals', _id)
    if (existing?.inputHash !== inputHash) return refuse('CONFLICT')
  }
  return accept({ state: 'proposed', customer: customerView(member, brand), proposalId: _id })
}
