import { LOGIN_STATES, type LoginState } from './types'

export const LOGIN_EVENTS = ['open', 'turn-away', 'confirm', 'refuse', 'use', 'expire'] as const
/**
 * `open`: a staff member's phone scanned the code. `turn-away`: another person's did. `refuse`: 不是我,
 * or a wrong number. `use`: the browser took its session.
 */
type LoginEvent = (typeof LOGIN_EVENTS)[number]

/** The only way a ticket's state changes; a state without a row is final. */
export const LOGIN_TRANSITIONS: Record<LoginState, Partial<Record<LoginEvent, LoginState>>> = {
  waiting: { open: 'opened', 'turn-away': 'not-staff', expire: 'expired' },
  opened: { confirm: 'confirmed', refuse: 'refused', expire: 'expired' },
  confirmed: { use: 'used', refuse: 'refused', expire: 'expired' },
  used: {},
  refused: {},
  'not-staff': {},
  expired: {},
}

/** The states an event can meet. */
export const statesOpenTo = (event: LoginEvent): LoginState[] =>
  LOGIN_STATES.filter(state => LOGIN_TRANSITIONS[state][event] !== undefined)

/** The state after an event, or null when the table knows no such step. */
export const nextState = (state: LoginState, event: LoginEvent): LoginState | null =>
  LOGIN_TRANSITIONS[state][event] ?? null
