import { type Outcome, refuse } from '@shared/contract'
import { areBooksOpen, isOpen, seenAt } from '@shared/domain/login/session'
import type { SessionDoc } from '@shared/domain/login/types'
import { answer } from '../api/answer'
import { handlers } from '../api/handlers'
import {
  cookieFor,
  cookieOf,
  fieldsOf,
  hashOf,
  refusedWith,
  refuseForeign,
} from '../modules/login/browser-request'
import { now } from '../platform/clock'
import { read, removeWhere, updateWhere } from '../platform/database'
import type { HttpAnswer, HttpHandler, HttpRequest } from '../platform/http-exchange'
import { randomId } from '../platform/ids'
import { log } from '../platform/log'

/** Actions on the books: closed on a computer that was left alone. */
const ON_BOOKS = /^reconciliation\./

/**
 * `POST /api/call {action, input, brandId?}`: a staff action by the person whose session the browser
 * has, through the router of the mini-program. 401 once the session is over: by time, by the phone, or
 * because the person's role or stores are others now. 1 trip beside those of the action, 1 more each minute.
 */
export const callAction: HttpHandler = async request => {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const at = now()
  const token = cookieOf(request, 'session')
  const session = token === '' ? null : await read('sessions', hashOf(token))
  const { action, input = {}, brandId = '' } = fieldsOf(request)
  if (!session || !isOpen(session, at) || (brandId !== '' && brandId !== session.brandId)) {
    return signedOut(request)
  }
  if (ON_BOOKS.test(String(action)) && !areBooksOpen(session, at)) return refusedWith(401, 'BOOKS_LOCKED')

  const requestId = randomId()
  const event = { action, brand: session.brandId, input }
  const [outcome] = await Promise.all([outcomeOf(event, requestId, session), noteSeen(session, at)])
  if (!outcome.ok && (outcome.code === 'NOT_SIGNED_IN' || outcome.code === 'NOT_STAFF')) {
    await removeWhere('sessions', { _id: session._id })
    return signedOut(request)
  }
  return { status: 200, body: { ...outcome, requestId, at: now() } }
}

const signedOut = (request: HttpRequest): HttpAnswer => ({
  ...refusedWith(401, 'NOT_SIGNED_IN'),
  cookie: cookieFor(request, 'session', '', 0),
})

async function noteSeen(session: SessionDoc, at: number): Promise<void> {
  const seen = seenAt(session, at)
  if (seen) await updateWhere('sessions', { _id: session._id }, seen)
}

async function outcomeOf(event: object, requestId: string, session: SessionDoc): Promise<Outcome<unknown>> {
  try {
    return await answer(handlers, event, requestId, session)
  } catch (error) {
    const { action } = event as { action?: unknown }
    log.error('console.failed', error, { requestId, action, brand: session.brandId })
    return refuse('INTERNAL')
  }
}
