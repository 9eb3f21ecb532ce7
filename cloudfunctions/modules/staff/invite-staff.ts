import { accept, type InputOf, type Outcome, refuse } from '@shared/contract'
import { isScene } from '@shared/domain/link/code'
import { mayGive, storesOfRole } from '@shared/domain/staff/giving'
import { newInvitation } from '@shared/domain/staff/invitation'
import type { InvitationDoc } from '@shared/domain/staff/types'
import type { Handler, StaffContext } from '../../platform/context'
import { insert, read } from '../../platform/database'
import { drawCode } from '../../platform/link-addresses'
import { inputHashOf } from '../../platform/order-number'
import { activeStoresOf } from '../brand/store-view'
import { endReplaced } from './carry-out-invitation'
import { codeOfCommand, hashOfCode } from './invitation-code'

/** The page of the mini-program that the code opens. */
const JOIN_PAGE = 'clerk/join/index'

/**
 * A one-time code for one person. A repeat of the command shows the same one again. 1 trip and a question to
 * WeChat, 2 more for an invitation that it replaces.
 */
export const inviteStaff: Handler<'staff.invite'> = async (context, input) => {
  const { brand, staff, now } = context
  const existing = (await activeStoresOf(brand._id)).map(({ _id }) => _id)
  const stores = storesOfRole(input.role, input.stores, existing)
  if (!stores) return refuse('STAFF_NO_STORE')
  if (!mayGive(staff, { role: input.role, stores })) return refuse('STAFF_ABOVE')
  const code = codeOfCommand(staff._id, input.commandId)
  const invited = await insertOnce(code, stores, input, context)
  if (!invited.ok) return invited
  await endReplaced(invited.data)
  const { _id, role, until } = invited.data
  const drawn = await drawCode({ page: JOIN_PAGE, scene: sceneOf(code, brand._id) })
  const picture = drawn.ok ? { contentType: drawn.contentType, base64: drawn.bytes.toString('base64') } : null
  return accept({ invitationId: _id, code, role, stores, until, picture, now })
}

async function insertOnce(
  code: string,
  stores: string[],
  { role, minutes, replaces = '' }: InputOf<'staff.invite'>,
  { brand, staff, now }: StaffContext,
): Promise<Outcome<InvitationDoc>> {
  const inputHash = inputHashOf([role, stores, minutes, replaces])
  const codeHash = hashOfCode(code)
  const by = staff._id
  const given = { brandId: brand._id, codeHash, by, role, stores, inputHash, replaces, minutes, now }
  const invitation = newInvitation(given)
  if ((await insert('invitations', invitation)) === 'inserted') return accept(invitation)
  const existing = await read('invitations', invitation._id)
  if (!existing) throw new Error(`invitation ${invitation._id} was there and is not`)
  return existing.inputHash === inputHash ? accept(existing) : refuse('CONFLICT')
}

/** `i=<code>`, the brand beside it where there is room. */
function sceneOf(code: string, brandId: string): string {
  const named = `i=${code}&brand=${brandId}`
  return isScene(named) ? named : `i=${code}`
}
