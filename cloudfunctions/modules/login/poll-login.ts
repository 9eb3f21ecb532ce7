import { accept } from '@shared/contract'
import { mayCall } from '@shared/contract/permissions'
import { newSession, SESSIONS_PER_PERSON } from '@shared/domain/login/session'
import { stateAt } from '@shared/domain/login/ticket'
import { nextState } from '@shared/domain/login/transitions'
import type { LoginDoc, LoginState } from '@shared/domain/login/types'
import { now } from '../../platform/clock'
import { find, insert, read, removeWhere, updateWhere } from '../../platform/database'
import type { HttpAnswer, HttpHandler } from '../../platform/http-exchange'
import { randomId } from '../../platform/ids'
import { sameMark } from '../../platform/vault'
import { cookieFor, cookieOf, fieldsOf, hashOf, refuseForeign } from './browser-request'

type Polled = Exclude<LoginState, 'used'>

/**
 * `POST /api/login/poll {ticket}`: what became of the ticket. Only the browser with its secret is answered;
 * to any other, and once its session was taken, it is expired. 1 trip; when confirmed 5, and the session
 * comes with the answer, once.
 */
export const pollLogin: HttpHandler = async request => {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const { ticket } = fieldsOf(request)
  const at = now()
  const login = typeof ticket === 'string' && ticket !== '' ? await read('logins', ticket) : null
  if (!login || !sameMark(login.secretHash, hashOf(cookieOf(request, 'login')))) return polled('expired')
  const state = stateAt(login, at)
  if (state === 'used') return polled('expired')
  if (state !== 'confirmed') return polled(state)
  const token = await takeSession(login, at)
  if (token === null) return polled('expired')
  return { ...polled('confirmed'), cookie: cookieFor(request, 'session', token.text, token.lifeMs) }
}

const polled = (state: Polled): HttpAnswer => ({ status: 200, body: accept({ state }) })

/**
 * The ticket first, the session after it: a function that dies between the two leaves a ticket that is used
 * up and no session without an owner; the person scans again.
 */
async function takeSession(login: LoginDoc, at: number): Promise<{ text: string; lifeMs: number } | null> {
  const staff = await read('staff', login.staffId)
  if (!staff?.active || !mayCall('login.confirm', staff)) return null
  const to = nextState('confirmed', 'use')
  if (!to) throw new Error('a confirmed ticket can be used')
  const taken = await updateWhere('logins', { _id: login._id, state: 'confirmed' }, { state: to })
  if (taken !== 1) return null
  const text = randomId() + randomId()
  const session = newSession(hashOf(text), login, staff, at)
  await endLongestUnused(staff._id)
  await insert('sessions', session)
  return { text, lifeMs: session.endsAt - at }
}

/** Room for one more computer. */
async function endLongestUnused(staffId: string): Promise<void> {
  const open = await find('sessions', { staffId }, { limit: 2 * SESSIONS_PER_PERSON })
  const tooMany = open.sort((a, b) => b.lastAt - a.lastAt).slice(SESSIONS_PER_PERSON - 1)
  await Promise.all(tooMany.map(({ _id }) => removeWhere('sessions', { _id })))
}
