import { MINUTE_MS } from '../calendar/units'
import { nextState } from './transitions'
import type { LoginDoc, LoginPlace, LoginState } from './types'

/** How long a code may be scanned and confirmed. */
export const TICKET_LIFE_MS = 2 * MINUTE_MS
/** How long a ticket is kept after that, so that a late poll still learns what became of it. */
const TICKET_KEPT_MS = 60 * MINUTE_MS
/** Numbers on the phone, one of them the computer's. */
const CHOICES = 3
const LOWEST = 10
const NUMBERS = 90
const USER_AGENT_LENGTH = 300

interface NewTicket {
  ticket: string
  brandId: string
  secretHash: string
  from: LoginPlace
  now: number
}

/** A ticket that waits for a phone. `draw` is an unguessable number in [0, 1). */
export function newLogin(
  { ticket, brandId, secretHash, from, now }: NewTicket,
  draw: () => number,
): LoginDoc {
  const choices = drawNumbers(draw)
  const until = now + TICKET_LIFE_MS
  return {
    _id: ticket,
    brandId,
    state: 'waiting',
    secretHash,
    match: choices[Math.floor(draw() * CHOICES)] ?? '',
    choices,
    from: { address: from.address, userAgent: from.userAgent.slice(0, USER_AGENT_LENGTH) },
    staffId: '',
    appid: '',
    createdAt: now,
    until,
    expiresAt: until + TICKET_KEPT_MS,
  }
}

/** Three different two-digit numbers, in the order they were drawn. */
function drawNumbers(draw: () => number): string[] {
  const left = Array.from({ length: NUMBERS }, (_none, i) => String(LOWEST + i))
  return Array.from({ length: CHOICES }, () => left.splice(Math.floor(draw() * left.length), 1)[0] ?? '')
}

/** The state a ticket is in at this moment: what is not finished in time is over. */
export const stateAt = ({ state, until }: LoginDoc, now: number): LoginState =>
  now < until ? state : (nextState(state, 'expire') ?? state)

type Step = { kind: 'write'; to: LoginState } | { kind: 'already' } | { kind: 'over' } | { kind: 'taken' }

/** A phone of the staff looks at the ticket; the first one keeps it. */
export function openLogin(login: LoginDoc, staffId: string, now: number): Step {
  const state = stateAt(login, now)
  if (state === 'opened') return login.staffId === staffId ? { kind: 'already' } : { kind: 'taken' }
  const to = nextState(state, 'open')
  return to ? { kind: 'write', to } : { kind: 'over' }
}

type Confirmation = Step | { kind: 'wrong-number'; to: LoginState }

/**
 * The person who opened the ticket names the computer's number. A wrong one ends it: a relayed code gets
 * one guess in three, once. A number sent again is the same confirmation.
 */
export function confirmLogin(login: LoginDoc, staffId: string, number: string, now: number): Confirmation {
  if (login.staffId !== staffId) return { kind: 'over' }
  const state = stateAt(login, now)
  const right = number === login.match
  if (right && (state === 'confirmed' || state === 'used')) return { kind: 'already' }
  const to = nextState(state, right ? 'confirm' : 'refuse')
  if (!to) return { kind: 'over' }
  return right ? { kind: 'write', to } : { kind: 'wrong-number', to }
}

/** 不是我: the ticket is dead, also when it was confirmed a moment ago and the browser has not asked yet. */
export function refuseLogin(login: LoginDoc, staffId: string, now: number): Step {
  if (login.staffId !== staffId) return { kind: 'over' }
  const state = stateAt(login, now)
  if (state === 'refused') return { kind: 'already' }
  const to = nextState(state, 'refuse')
  return to ? { kind: 'write', to } : { kind: 'over' }
}
