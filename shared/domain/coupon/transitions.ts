import { COUPON_STATES, type CouponState } from './types'

export const COUPON_EVENTS = [
  'confirm',
  'unpack',
  'open',
  'lock',
  'unlock',
  'use',
  'useLast',
  'undo',
  'expire',
  'revoke',
  'release-revoked',
  'forfeit',
  'remove',
] as const
/**
 * `unpack`: all coupons of a pack exist. `useLast`: the last use. `expire`: its time is over, found by the
 * sweeper, an undo or an unlock. `release-revoked`: an undo or unlock of a coupon whose reason to exist is
 * gone. `forfeit`: its owner closes the account.
 */
export type CouponEvent = (typeof COUPON_EVENTS)[number]

type Row = Partial<Record<CouponEvent, CouponState>>

/** The only way a coupon's state changes (docs/architecture/coupons-and-stock.md). DELETED is final. */
export const COUPON_TRANSITIONS: Record<CouponState, Row> = {
  CONFIRMING: { confirm: 'PENDING', unpack: 'DELETED', revoke: 'DEACTIVATED', forfeit: 'DEACTIVATED' },
  PENDING: { open: 'EFFECTIVE', expire: 'EXPIRED', revoke: 'DEACTIVATED', forfeit: 'DEACTIVATED' },
  EFFECTIVE: {
    lock: 'LOCKED',
    use: 'EFFECTIVE',
    useLast: 'USED',
    undo: 'EFFECTIVE',
    expire: 'EXPIRED',
    revoke: 'DEACTIVATED',
    forfeit: 'DEACTIVATED',
  },
  LOCKED: {
    unlock: 'EFFECTIVE',
    useLast: 'USED',
    use: 'EFFECTIVE',
    expire: 'EXPIRED',
    revoke: 'LOCKED',
    'release-revoked': 'DEACTIVATED',
  },
  USED: {
    undo: 'EFFECTIVE',
    expire: 'EXPIRED',
    revoke: 'USED',
    'release-revoked': 'DEACTIVATED',
    remove: 'DELETED',
  },
  EXPIRED: {
    undo: 'EFFECTIVE',
    expire: 'EXPIRED',
    revoke: 'EXPIRED',
    'release-revoked': 'DEACTIVATED',
    remove: 'DELETED',
  },
  DEACTIVATED: { revoke: 'DEACTIVATED', 'release-revoked': 'DEACTIVATED', remove: 'DELETED' },
  DELETED: { revoke: 'DELETED' },
}

/** The states an event can meet. */
export const statesOpenTo = (event: CouponEvent): CouponState[] =>
  COUPON_STATES.filter(state => COUPON_TRANSITIONS[state][event] !== undefined)

/** The state after an event, or null when the table knows no such step. */
export function nextState(state: CouponState, event: CouponEvent): CouponState | null {
  return COUPON_TRANSITIONS[state][event] ?? null
}

/** The state after an event that the caller has made sure of; anything else is a bug. */
export function move(state: CouponState, event: CouponEvent): CouponState {
  const next = nextState(state, event)
  if (!next) throw new Error(`no coupon goes from ${state} by ${event}`)
  return next
}
