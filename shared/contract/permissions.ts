import { worksAt, worksEverywhere } from '../domain/staff/scope'
import type { StaffDoc, StaffRole } from '../domain/staff/types'
import type { ActionName, Actions, InputOf, RefusalCode } from '.'

export type StaffActionName = {
  [N in ActionName]: Actions[N]['role'] extends 'staff' ? N : never
}[ActionName]

/**
 * Where a role may call an action.
 *
 * - `store`: the store that the input names is one of theirs.
 * - `brand`: all stores are theirs, because the action concerns the whole brand.
 * - `document`: the store stands in a document; the handler compares it.
 * - `any`: the action belongs to no store, such as a card's points.
 */
type Scope = 'store' | 'brand' | 'document' | 'any'

/** An action whose input names a store has no other scope. */
type ScopeOf<N extends StaffActionName> =
  InputOf<N> extends { storeId: string } ? 'store' : Exclude<Scope, 'store'>

type Roles<S extends Scope> = { readonly [R in StaffRole]?: S }

interface Permission<S extends Scope> {
  /** A role that is absent may not call the action. */
  roles: Roles<S>
  /** The code for a role or scope that may not; absent = NO_PERMISSION. */
  refusal?: RefusalCode
}

const AT_DESK = { roles: { clerk: 'store', manager: 'store', owner: 'store' } } as const
const OF_DOCUMENT = { roles: { clerk: 'document', manager: 'document', owner: 'document' } } as const
/** Members and paths. */
const MARKETING = {
  roles: { manager: 'brand', marketing: 'brand', owner: 'brand' },
  refusal: 'NEEDS_MANAGER',
} as const
/** Reports change nothing. */
const REPORTS = {
  roles: { manager: 'brand', marketing: 'brand', finance: 'brand', owner: 'brand', viewer: 'brand' },
  refusal: 'NEEDS_MANAGER',
} as const
const BOOKS = {
  roles: { manager: 'brand', finance: 'brand', owner: 'brand' },
  refusal: 'NEEDS_MANAGER',
} as const

/** What the brand offers and where. */
const OFFERS = MARKETING
const STORES = { roles: { manager: 'brand', owner: 'brand' }, refusal: 'NEEDS_MANAGER' } as const
/** Whom and where, the handler compares: a manager's clerks in a manager's stores, an owner's everyone. */
const STAFF = { roles: { manager: 'document', owner: 'document' } } as const

/** Roles that work at a computer; a clerk works at the desk. */
const AT_COMPUTER = {
  roles: { manager: 'any', marketing: 'any', finance: 'any', owner: 'any', viewer: 'any' },
} as const

/**
 * Who of the staff may call what, and where: the one table that the router checks before a handler runs
 * (seed BR-06). A staff action without a row does not compile.
 */
export const permissions: { readonly [N in StaffActionName]: Permission<ScopeOf<N>> } = {
  'staff.open': { roles: { clerk: 'any', manager: 'any', owner: 'any' } },
  'staff.list': STAFF,
  'staff.invite': STAFF,
  'staff.change': STAFF,
  'staff.remove': STAFF,
  'login.confirm': AT_COMPUTER,
  'login.refuse': AT_COMPUTER,
  'login.sessions': AT_COMPUTER,
  'login.end': AT_COMPUTER,
  'login.session': AT_COMPUTER,
  'redemption.preview': AT_DESK,
  'redemption.redeem': AT_DESK,
  'redemption.undo': OF_DOCUMENT,
  'redemption.today': AT_DESK,
  'mall.handOver': AT_DESK,
  'order.toMake': AT_DESK,
  'order.step': AT_DESK,
  'receipt.void': AT_DESK,
  'receipt.credit': AT_DESK,
  'receipt.credits': AT_DESK,
  'storedValue.topUp': AT_DESK,
  'storedValue.spend': AT_DESK,
  'storedValue.voidSpend': OF_DOCUMENT,
  'storedValue.refund': { roles: { manager: 'store', owner: 'store' }, refusal: 'STORED_MANAGER_ONLY' },
  'storedValue.day': AT_DESK,
  'adjustment.adjust': {
    roles: { manager: 'any', marketing: 'any', owner: 'any' },
    refusal: 'NOT_MANAGER',
  },
  'adjustment.proposals': {
    roles: { manager: 'any', marketing: 'any', owner: 'any' },
    refusal: 'NOT_MANAGER',
  },
  'adjustment.decide': { roles: { manager: 'any', owner: 'any' }, refusal: 'NOT_MANAGER' },
  'member.list': MARKETING,
  'member.search': MARKETING,
  'member.timeline': MARKETING,
  'link.list': REPORTS,
  'link.report': REPORTS,
  'link.save': MARKETING,
  'link.archive': MARKETING,
  'link.code': MARKETING,
  'coupon.batches': REPORTS,
  'coupon.saveBatch': OFFERS,
  'coupon.stepBatch': OFFERS,
  'coupon.addStock': OFFERS,
  // The second person answers for the cost.
  'coupon.decideBatch': { roles: { manager: 'brand', owner: 'brand' }, refusal: 'NEEDS_MANAGER' },
  'campaign.list': REPORTS,
  'campaign.save': OFFERS,
  'campaign.step': OFFERS,
  'campaign.rehearse': REPORTS,
  'mall.catalog': REPORTS,
  'mall.saveGoods': OFFERS,
  'mall.stepGoods': OFFERS,
  'mall.addStock': OFFERS,
  'store.manage': { roles: { ...STORES.roles, viewer: 'brand' }, refusal: 'NEEDS_MANAGER' },
  'store.save': STORES,
  'operation.list': REPORTS,
  'reconciliation.open': {
    roles: { ...BOOKS.roles, viewer: 'brand' },
    refusal: 'NEEDS_MANAGER',
  },
  'reconciliation.replay': BOOKS,
  'reconciliation.recheck': BOOKS,
  'reconciliation.decideInbox': BOOKS,
}

export const isStaffAction = (action: ActionName): action is StaffActionName =>
  Object.hasOwn(permissions, action)

type Placed = Pick<StaffDoc, 'role' | 'stores'>

/** Why this staff member may not make this call, or null. Input is already checked by its schema. */
export function permissionRefusal(
  action: StaffActionName,
  staff: Placed,
  input: { readonly storeId?: string },
): RefusalCode | null {
  const { roles, refusal = 'NO_PERMISSION' }: Permission<Scope> = permissions[action]
  const scope = roles[staff.role]
  if (scope === undefined) return refusal
  if (scope === 'store') return worksAt(staff, input.storeId ?? '') ? null : 'STAFF_WRONG_STORE'
  return scope === 'brand' && !worksEverywhere(staff) ? refusal : null
}

/** Whether this staff member may call the action at all: in some store, if not in every one. */
export function mayCall(action: StaffActionName, staff: Placed): boolean {
  const { roles }: Permission<Scope> = permissions[action]
  const scope = roles[staff.role]
  if (scope === undefined) return false
  return scope === 'any' || worksEverywhere(staff) || (scope !== 'brand' && staff.stores.length > 0)
}

/** Every staff action this person may call, as the contract orders them: what a page offers them. */
export const permittedActions = (staff: Placed): StaffActionName[] =>
  (Object.keys(permissions) as StaffActionName[]).filter(action => mayCall(action, staff))

/** The roles that may call an action; `everywhere` = only with all stores. */
export function whoMay(action: StaffActionName): { role: StaffRole; everywhere: boolean }[] {
  const { roles }: Permission<Scope> = permissions[action]
  return (Object.entries(roles) as [StaffRole, Scope][]).map(([role, scope]) => ({
    role,
    everywhere: scope === 'brand',
  }))
}
