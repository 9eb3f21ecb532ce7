import { accept } from '@shared/contract'
import { removeWhere } from '../../platform/database'
import type { HttpHandler } from '../../platform/http-exchange'
import { cookieFor, cookieOf, hashOf, refuseForeign } from './browser-request'

/** `POST /api/logout`: ends the session of this browser. Repeatable. 1 trip. */
export const signOut: HttpHandler = async request => {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const token = cookieOf(request, 'session')
  if (token !== '') await removeWhere('sessions', { _id: hashOf(token) })
  return { status: 200, cookie: cookieFor(request, 'session', '', 0), body: accept({}) }
}
