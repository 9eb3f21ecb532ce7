import { type ActionName, accept, actions, type Outcome, refuse } from '@shared/contract'
import { isStaffAction } from '@shared/contract/permissions'
import type { BrandDoc } from '@shared/domain/brand/types'
import { staffIdOf } from '@shared/domain/ids'
import { isSameStanding } from '@shared/domain/login/session'
import type { SessionDoc } from '@shared/domain/login/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import { idsOfPerson } from '../modules/account/ids-of-person'
import { loadMember } from '../modules/account/load-member'
import { type Caller, callerFromMiniProgram } from '../platform/caller'
import { now } from '../platform/clock'
import type { Context, Handler, StaffContext } from '../platform/context'
import { read } from '../platform/database'
import { brandById } from '../platform/settings'
import { type Call, readCall } from './envelope'
import { refusePermission } from './refuse-permission'
import { openHandles, withHandles } from './staff-handles'

/** Any handler, its own action forgotten: the router has matched both. */
type AnyHandler = (context: Context, input: unknown) => Promise<Outcome<unknown>>
export type Handlers = { readonly [N in ActionName]?: Handler<N> }

/**
 * Checks the call, its caller, its brand and permission; then the action decides. The caller is who the
 * platform vouches for, or whose session a computer has. Throws only for bugs.
 */
export async function answer(
  handlers: Handlers,
  event: unknown,
  requestId: string,
  session: SessionDoc | null = null,
): Promise<Outcome<unknown>> {
  const arrivedAt = now()
  const checked = readCall(event)
  if (!checked.ok) return checked
  const call = checked.data
  const handler = handlers[call.action] as AnyHandler | undefined
  if (!handler) return refuse('UNKNOWN_ACTION', undefined, { action: call.action })
  if (session && !servesComputers(call.action))
    return refuse('UNKNOWN_ACTION', undefined, { action: call.action })
  const caller = session ? callerOfSession(session) : callerFromMiniProgram()
  if (!caller) return refuse('NO_CALLER')
  const entry = await enter(call, caller)
  if (!entry.ok) return entry
  const { brand, staff, ownIds } = entry.data
  if (session && !isSameStanding(session, staff)) return refuse('NOT_SIGNED_IN')

  const context: Context = { brand, caller, now: arrivedAt, requestId }
  if (!staff) return handler(context, call.input)
  const refused = refusePermission(call.action, staff, call.input)
  if (refused) return refused
  const staffContext: StaffContext = { ...context, staff, ownIds, session }
  const opened = openHandles(call.input, brand._id)
  if (!opened.ok) return opened
  return withHandles(await handler(staffContext, opened.data), brand._id)
}

/** A computer logs no other one in; what needs no staff is the phone's. */
const PHONE_ONLY: ReadonlySet<ActionName> = new Set(['login.confirm', 'login.refuse'])
const servesComputers = (action: ActionName): boolean => isStaffAction(action) && !PHONE_ONLY.has(action)

/** Staff ids are `<brandId>:<openid>`: a session calls as the person whose phone confirmed it. */
const callerOfSession = ({ brandId, staffId, appid }: SessionDoc): Caller => ({
  openid: staffId.slice(brandId.length + 1),
  appid,
})

/**
 * Actions whose deciding write is blind, so that a guard has to keep the caller's own card out: its ids are
 * read here, beside the staff member, and cost no further step.
 */
const GUARDS_OWN_CARD: ReadonlySet<ActionName> = new Set(['redemption.redeem'])

interface Entry {
  brand: BrandDoc
  staff: StaffDoc | null
  ownIds: readonly string[]
}

/** One trip for staff, none for others when the brand is warm; all are asked at once. */
async function enter({ action, brandId: named }: Call, { openid, appid }: Caller): Promise<Outcome<Entry>> {
  const brandId = deployedBrand(named)
  if (!brandId) return refuse('NO_BRAND')
  const needsStaff = actions[action].role === 'staff'
  const staffId = staffIdOf(brandId, openid)
  const [brand, staff, ownIds] = await Promise.all([
    brandById(brandId),
    needsStaff ? read('staff', staffId) : null,
    GUARDS_OWN_CARD.has(action) ? idsOfCard(staffId) : [staffId],
  ])
  if (!brand) return refuse('NO_BRAND')
  if (!isOwnApp(brand, appid)) return refuse('WRONG_APP')
  if (needsStaff && !staff?.active) return refuse('NOT_STAFF')
  return accept({ brand, staff, ownIds })
}

/** Staff and members of one brand share the shape of their ids. 1 trip, 1 more per merge followed. */
async function idsOfCard(memberId: string): Promise<string[]> {
  const { member } = await loadMember(memberId)
  return idsOfPerson(memberId, member)
}

/** A deployment for one brand serves no other, whatever the path of entry says. */
function deployedBrand(named: string): string | null {
  const only = process.env.HUIYUAN_BRAND
  if (only && named && named !== only) return null
  return only || named || null
}

/**
 * Whether the call comes from a mini-program of this brand: openids of one app say nothing about another's
 * people. A brand that has not named its own yet is served only where the deployment is for this brand alone.
 */
function isOwnApp({ appid, furtherAppids = [] }: BrandDoc, caller: string): boolean {
  const ownAppids = [appid, ...furtherAppids].filter(Boolean)
  return ownAppids.includes(caller) || (ownAppids.length === 0 && Boolean(process.env.HUIYUAN_BRAND))
}
