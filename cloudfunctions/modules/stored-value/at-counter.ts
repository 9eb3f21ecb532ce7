import { accept, type Outcome, type OutputOf, type Refusal, refusals, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { dayOf } from '@shared/domain/calendar/day'
import type { Booking, LedgerEntry } from '@shared/domain/points/types'
import { isOwnCard } from '@shared/domain/staff/own-card'
import type { StoredValueRule } from '@shared/domain/stored-value/types'
import { storedValueText } from '@shared/text/stored-value'
import type { StaffContext } from '../../platform/context'
import { read } from '../../platform/database'
import { bookOnMember } from '../account/book-on-member'
import { storeNames } from '../brand/store-view'
import { readCustomerPermit } from '../staff/customer-permit'
import { customerView } from '../staff/customer-view'
import { refuseCommand } from '../staff/refuse-command'
import { type CommandToReserve, reserveCommand } from '../staff/reserve-command'
import { workPlace } from '../staff/work-place'
import { storedEntryView, storedView } from './stored-view'

export type StoredAnswer = Outcome<OutputOf<'storedValue.spend'>>

/** What a command on stored value decides from. */
export interface StoredSnapshot {
  member: MemberDoc
  /** The entry of this command, wherever it is stored. */
  booked: LedgerEntry | null
}
type Decision = Booking<MemberDoc> | { kind: 'refused'; refusal: Refusal }

/** A command on stored value, as its handler sends it. `most` null = no limit of a day. */
export interface StoredCommand extends CommandToReserve {
  cause: string
  most: number | null
}

/**
 * One command on a customer's stored value (docs/architecture/state-changes.md): member, then the ledger by
 * the command's own entry, then its reservation in the staff member's day, then one guarded write. A command
 * that was booked answers so for ever. `afterwards` is called each time the command is found booked: it is
 * repeatable. 4 trips.
 */
export async function bookStored(
  context: StaffContext,
  command: StoredCommand,
  decide: (snapshot: StoredSnapshot) => Decision,
  afterwards: (entry: LedgerEntry, member: MemberDoc) => Promise<void> = async () => {},
): Promise<StoredAnswer> {
  const { brand, staff, now } = context
  const { cause, most, ...reserved } = command
  const outcome = await bookOnMember(command.memberId, brand, now, async ({ member, journals }) => {
    // Journal first, ledger after it: an entry archived between the two is seen in one of them.
    const booked = journals.flat().find(entry => entry._id === cause) ?? (await read('ledger', cause))
    const decision = decide({ member, booked })
    if (decision.kind !== 'booked') return decision
    if (isOwnCard(member, staff._id)) return refused(refuse('OWN_CARD'))
    const reservation = await reserveCommand(context, reserved, most)
    return reservation === 'reserved' ? decision : refused(refuseCommand(reservation, overLimitText(most)))
  })
  switch (outcome.kind) {
    case 'busy':
      return refuse('BUSY')
    case 'refused':
      return outcome.refusal
    case 'already':
      await afterwards(outcome.entry, outcome.member)
      return answer(context, outcome.entry, outcome.member, true)
    case 'booked': {
      const entry = outcome.entries.find(each => each._id === cause)
      if (!entry) throw new Error('a booked command has an entry')
      await afterwards(entry, outcome.member)
      return answer(context, entry, outcome.member, false)
    }
  }
}

const overLimitText = (most: number | null) =>
  most === null ? refusals.STAFF_DAY_LIMIT : storedValueText.mostTopUpPerDay(most)

async function answer(
  { brand }: StaffContext,
  entry: LedgerEntry,
  member: MemberDoc,
  repeated: boolean,
): Promise<StoredAnswer> {
  const storeName = await storeNames(brand._id)
  return accept({
    entry: storedEntryView(entry, storeName),
    stored: storedView(member),
    customer: customerView(member, brand),
    repeated,
  })
}

export interface Served {
  rule: StoredValueRule
  /** The customer showed their pay code, not the member code. */
  paying: boolean
  /** The one command it grants is reserved under this id, in the day the customer was found. */
  permitId: string
  day: string
  /** Too late for anything new; still good for asking what became of a command sent in time. */
  expired: boolean
}

/** Whether this clerk may serve this customer here: feature, store and permit. No trip when warm. */
export async function served(
  context: StaffContext,
  { storeId, customerId, permit }: { storeId: string; customerId: string; permit: string },
): Promise<Outcome<Served>> {
  const { brand, staff, now } = context
  const rule = brand.storedValue
  if (!brand.features.storedValue || !rule) return refuse('STORED_OFF')
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const customerPermit = readCustomerPermit(permit, { customerId, staffId: staff._id, storeId }, now)
  if (!customerPermit || !customerId.startsWith(`${brand._id}:`)) return refuse('PREVIEW_EXPIRED')
  // A customer's balance moves only where they showed their code.
  if (customerPermit.how === 'typed') return refuse('PREVIEW_EXPIRED', storedValueText.typedCard)
  return accept({
    rule,
    paying: customerPermit.how === 'paying',
    permitId: customerPermit.id,
    day: dayOf(customerPermit.foundAt, brand.timeZone),
    expired: customerPermit.expired,
  })
}

export const refused = (refusal: Refusal) => ({ kind: 'refused' as const, refusal })

/** Nothing new for a permit that is over, nor for a person who is not a member. */
export function refuseNew({ expired }: Served, { member, booked }: StoredSnapshot): Refusal | null {
  if (booked) return null
  if (expired) return refuse('PREVIEW_EXPIRED')
  return member.state === 'member' ? null : refuse('NOT_MEMBER', storedValueText.customerNotMember)
}
