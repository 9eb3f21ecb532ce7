import { accept, type Outcome, type OutputOf, type Refusal, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/member/types'
import type { Booking, LedgerEntry } from '@shared/domain/points/types'
import type { StoredValueRule } from '@shared/domain/stored/types'
import type { StaffContext } from '../../platform/context'
import { read } from '../../platform/database'
import { storeNames } from '../brand/store-view'
import { bookOnMember } from '../points/book-on-member'
import { readCustomerTicket } from '../staff/customer-ticket'
import { customerView } from '../staff/customer-view'
import { workPlace } from '../staff/work-place'
import { storedEntryView, storedView } from './stored-view'

export type StoredAnswer = Outcome<OutputOf<'clerk.spend'>>

/** What a command on stored value decides from. */
export interface Standing {
  member: MemberDoc
  /** The entry of this command, wherever it stands. */
  booked: LedgerEntry | null
}
type Decision = Booking<MemberDoc> | { kind: 'no'; refusal: Refusal }

/**
 * One command on somebody's stored value (state-changes part 5): member, then the ledger by the command's own entry, then one guarded
 * write. A command that was booked answers so for ever. 3 trips.
 */
export async function bookStored(
  context: StaffContext,
  customerId: string,
  cause: string,
  decide: (standing: Standing) => Decision,
): Promise<StoredAnswer> {
  const { brand, now } = context
  const outcome = await bookOnMember(customerId, brand, now, async ({ member, journals }) => {
    // Journal first, ledger after it: an entry archived between the two is seen in one of them.
    const booked = journals.flat().find(entry => entry._id === cause) ?? (await read('ledger', cause))
    const decision = decide({ member, booked })
    return decision.kind === 'already' ? { ...decision, member } : decision
  })
  switch (outcome.kind) {
    case 'busy':
      return refuse('BUSY')
    case 'no':
      return outcome.refusal
    case 'already':
      return answer(context, outcome.entry, outcome.member, true)
    case 'booked':
      return answer(
        context,
        outcome.entries.find(entry => entry._id === cause),
        outcome.next,
        false,
      )
  }
}

async function answer(
  { brand }: StaffContext,
  entry: LedgerEntry | undefined,
  member: MemberDoc,
  repeated: boolean,
): Promise<StoredAnswer> {
  if (!entry) throw new Error('a booked command has an entry')
  const storeName = await storeNames(brand._id)
  return accept({
    entry: storedEntryView(entry, storeName),
    stored: storedView(member),
    customer: customerView(member, brand),
    repeated,
  })
}

export interface Served {
  ok: true
  rule: StoredValueRule
  /** Too late for anything new; still good for asking what became of a command sent in time. */
  expired: boolean
}

/** Whether this clerk may serve this customer here: feature, store and ticket. No trip when warm. */
export async function served(
  context: StaffContext,
  { storeId, customerId, ticket }: { storeId: string; customerId: string; ticket: string },
): Promise<Served | Refusal> {
  const { brand, staff, now } = context
  const rule = brand.storedValue
  if (!brand.features.storedValue || !rule) return refuse('STORED_OFF')
  const place = await workPlace(context, storeId)
  if ('code' in place) return place
  const found = readCustomerTicket(ticket, { customerId, staffId: staff._id, storeId }, now)
  if (!found || !customerId.startsWith(`${brand._id}:`)) return refuse('PREVIEW_EXPIRED')
  // What somebody holds moves only where they showed their code.
  if (found.how === 'typed') return refuse('PREVIEW_EXPIRED', '手输的卡号不能动余额，请扫顾客的会员码')
  return { ok: true, rule, expired: found.expired }
}

export const no = (refusal: Refusal) => ({ kind: 'no' as const, refusal })

/** Nothing new for a ticket that is over, nor for somebody who is no member. */
export function refuseNew({ expired }: Served, { member, booked }: Standing): Refusal | null {
  if (booked) return null
  if (expired) return refuse('PREVIEW_EXPIRED')
  return member.state === 'member' ? null : refuse('NOT_MEMBER', '顾客还没有入会，先请顾客入会')
}
