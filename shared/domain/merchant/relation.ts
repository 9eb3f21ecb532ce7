import type { BrandDoc } from '../brand/types'
import { isFixedZone } from '../calendar/offset'
import { NEVER } from '../due'
import type { MerchantDoc, Period, RelationState } from './types'

export const RELATION_EVENTS = ['invite', 'confirm', 'leave'] as const
export type RelationEvent = (typeof RELATION_EVENTS)[number]

/** Where each event leads; null = refused. What leads to the state it is in changes nothing. */
const NEXT: Record<RelationState, Record<RelationEvent, RelationState | null>> = {
  invited: { invite: 'invited', confirm: 'confirmed', leave: 'left' },
  confirmed: { invite: 'confirmed', confirm: 'confirmed', leave: 'left' },
  left: { invite: 'invited', confirm: null, leave: 'left' },
}

export const relationAfter = (state: RelationState, event: RelationEvent): RelationState | null =>
  NEXT[state][event]

export type RelationRefusal =
  /** The brand's days cannot be counted on every phone: no number collects for it. */
  | 'zone-unknown'
  /** One merchant number belongs to one brand of a deployment. */
  | 'other-brand'
  /** It exists with another entity, kind, store or mini-program. */
  | 'differs'
  /** The brand's main number is a direct one (seed BR-02). */
  | 'main-is-direct'
  /** An indirect number only collects for a store (seed BR-02). */
  | 'indirect-needs-store'
  | 'not-invited'
  /** A brand does not lose its main number. */
  | 'main-stays'

export type RelationDecision =
  | { kind: 'insert'; merchant: MerchantDoc }
  /** To be written where `{_id, version: before}`. */
  | { kind: 'update'; merchant: MerchantDoc; before: number }
  | { kind: 'already'; merchant: MerchantDoc }
  | { kind: 'refused'; reason: RelationRefusal }

type Home = Pick<BrandDoc, '_id' | 'entity' | 'mainMchid' | 'timeZone'>
/** What the brand enters about a number it wants to collect with. */
export type Invitation = Pick<MerchantDoc, '_id' | 'appid' | 'storeId' | 'kind' | 'entity' | 'sealed'>

const refused = (reason: RelationRefusal): RelationDecision => ({ kind: 'refused', reason })

/**
 * The brand enters a merchant number. The brand's own legal entity needs no confirmation by another party and
 * is confirmed at once; any other waits for the number's administrator. Entered again it changes nothing; one
 * that has left is invited anew. Source: seed BR-03, BR-04.
 */
export function inviteMerchant(
  existing: MerchantDoc | null,
  invitation: Invitation,
  brand: Home,
  by: string,
  now: number,
): RelationDecision {
  if (!isFixedZone(brand.timeZone)) return refused('zone-unknown')
  if (existing && existing.brandId !== brand._id) return refused('other-brand')
  if (invitation._id === brand.mainMchid && invitation.kind !== 'direct') return refused('main-is-direct')
  if (invitation.kind === 'indirect' && invitation.storeId === '') return refused('indirect-needs-store')
  const stands = existing !== null && existing.state !== 'left'
  if (stands)
    return saysTheSame(existing, invitation) ? { kind: 'already', merchant: existing } : refused('differs')
  const blank = { version: 0, state: 'invited' as const, periods: [], steps: [] }
  const entered = { ...blank, ...existing, ...invitation, brandId: brand._id }
  const invited = stepped(entered, 'invited', by, now)
  const own = invitation._id === brand.mainMchid || sameEntity(invitation.entity, brand.entity)
  const merchant = own
    ? stepped({ ...invited, version: entered.version }, 'confirmed', 'same-entity', now)
    : invited
  return existing ? { kind: 'update', merchant, before: existing.version } : { kind: 'insert', merchant }
}

/** The administrator of the invited number has agreed; `by` names them. */
export function confirmMerchant(
  existing: MerchantDoc | null,
  brand: Home,
  by: string,
  now: number,
): RelationDecision {
  if (!isFixedZone(brand.timeZone)) return refused('zone-unknown')
  return step(existing, 'confirm', brand, by, now)
}

/** The number collects for the brand no longer, or the invitation came to nothing. */
export function leaveMerchant(
  existing: MerchantDoc | null,
  brand: Home,
  by: string,
  now: number,
): RelationDecision {
  if (existing?._id === brand.mainMchid) return refused('main-stays')
  return step(existing, 'leave', brand, by, now)
}

function step(
  existing: MerchantDoc | null,
  event: RelationEvent,
  brand: Home,
  by: string,
  now: number,
): RelationDecision {
  if (!existing) return refused('not-invited')
  if (existing.brandId !== brand._id) return refused('other-brand')
  const to = relationAfter(existing.state, event)
  if (!to) return refused('not-invited')
  if (to === existing.state) return { kind: 'already', merchant: existing }
  return { kind: 'update', merchant: stepped(existing, to, by, now), before: existing.version }
}

function stepped(merchant: MerchantDoc, to: RelationState, by: string, now: number): MerchantDoc {
  const steps = [...merchant.steps, { to, at: now, by }]
  return {
    ...merchant,
    version: merchant.version + 1,
    state: to,
    steps,
    periods: periodsAfter(merchant.periods, to, now),
  }
}

function periodsAfter(periods: readonly Period[], to: RelationState, now: number): Period[] {
  if (to === 'confirmed') return [...periods, { fromAt: now, toAt: NEVER }]
  return periods.map(period => (period.toAt === NEVER ? { ...period, toAt: now } : period))
}

function saysTheSame(existing: MerchantDoc, { appid, storeId, kind, entity }: Invitation): boolean {
  const same = existing.appid === appid && existing.storeId === storeId && existing.kind === kind
  return same && sameEntity(existing.entity, entity)
}

/** Names of companies as people type them: full-width or half-width brackets, with or without spaces. */
export function sameEntity(left: string, right: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, '')
  return plain(left) !== '' && plain(left) === plain(right)
}
