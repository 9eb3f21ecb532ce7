import { accept, type Outcome, type RefusalCode, refuse } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import {
  changeStaff as decideChange,
  removeStaff as decideRemoval,
  type StaffDecision,
  type StaffRefusal,
  versionOf,
} from '@shared/domain/staff/change-staff'
import { storesOfRole } from '@shared/domain/staff/giving'
import type { StaffDoc } from '@shared/domain/staff/types'
import type { Handler, StaffContext } from '../../platform/context'
import { _, read, runTransaction, updateWhere } from '../../platform/database'
import { inputHashOf } from '../../platform/order-number'
import { activeStoresOf } from '../brand/store-view'
import { endForeignSessions } from './end-sessions'

const CODES: Record<StaffRefusal, RefusalCode> = {
  own: 'STAFF_OWN_ROLE',
  gone: 'STAFF_GONE',
  above: 'STAFF_ABOVE',
  changed: 'STAFF_CHANGED',
}

type Decide = (actor: StaffDoc, target: StaffDoc) => StaffDecision

/** Another role or other stores. Repeatable. 3 trips; 7 when an owner is changed. */
export const changeStaff: Handler<'staff.change'> = async (context, input) => {
  const { commandId, staffId, version, role } = input
  const existing = (await activeStoresOf(context.brand._id)).map(({ _id }) => _id)
  const stores = storesOfRole(role, input.stores, existing)
  if (!stores) return refuse('STAFF_NO_STORE')
  const command = {
    id: commandId,
    inputHash: inputHashOf([context.staff._id, 'change', version, role, stores]),
  }
  return changeStored(context, staffId, (actor, target) =>
    decideChange(actor, target, version, { role, stores }, command),
  )
}

/** Out of the staff: their next call is refused. Repeatable. 3 trips; 7 when an owner is removed. */
export const removeStaff: Handler<'staff.remove'> = (context, { commandId, staffId, version }) => {
  const command = { id: commandId, inputHash: inputHashOf([context.staff._id, 'remove', version]) }
  return changeStored(context, staffId, (actor, target) => decideRemoval(actor, target, version, command))
}

async function changeStored(
  context: StaffContext,
  staffId: string,
  decide: Decide,
): Promise<Outcome<{ version: number }>> {
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const target = await read('staff', staffId)
    if (target?.brandId !== context.brand._id) return refuse('STAFF_GONE')
    const decision = decide(context.staff, target)
    if (decision.kind === 'conflict') return refuse('CONFLICT')
    if (decision.kind === 'refused') return refuse(CODES[decision.reason])
    const next = decision.kind === 'already' ? target : await write(context, target, decision.next, decide)
    if (!next) continue
    await endForeignSessions(next)
    return accept({ version: versionOf(next) })
  }
  return refuse('BUSY')
}

/** The document as it is then, or null when it has to be decided again. */
async function write(
  { staff }: StaffContext,
  target: StaffDoc,
  next: StaffDoc,
  decide: Decide,
): Promise<StaffDoc | null> {
  if (target.role === 'owner') return writeOwner(staff._id, target._id, decide)
  const { _id, ...fields } = next
  return (await updateWhere('staff', unchangedStaff(target), fields)) === 1 ? next : null
}

/**
 * An owner changes another one: both documents are read and written together, so of two owners who remove
 * each other at once the second is none any more, and one stays.
 */
const writeOwner = (actorId: string, targetId: string, decide: Decide): Promise<StaffDoc | null> =>
  runTransaction(async documents => {
    const [actor, target] = [await documents.read('staff', actorId), await documents.read('staff', targetId)]
    if (!actor || !target) return null
    const decision = decide(actor, target)
    if (decision.kind !== 'write') return null
    await documents.write('staff', { ...actor, version: versionOf(actor) + 1 })
    await documents.write('staff', decision.next)
    return decision.next
  })

/** Guards a write: this staff member is as they were read. */
export const unchangedStaff = ({ _id, version }: StaffDoc) =>
  version === undefined ? { _id, version: _.exists(false) } : { _id, version }
