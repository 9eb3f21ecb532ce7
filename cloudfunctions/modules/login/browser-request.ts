import { createHash } from 'node:crypto'
import { type Refusal, type RefusalCode, refuse } from '@shared/contract'
import type { LoginPlace } from '@shared/domain/login/types'
import type { HttpAnswer, HttpRequest } from '../../platform/http-exchange'

/** Only scripts of a page's own origin can send it: others would need a permission they never get. */
const CONSOLE_HEADER = 'x-huiyuan-console'
/** A console on this very machine has no certificate, so its cookies cannot be `Secure`. */
const PLAIN_ORIGIN = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const ADDRESS_LENGTH = 60

const COOKIES = { login: 'hy_login', session: 'hy_session' } as const
export type CookieName = keyof typeof COOKIES

/**
 * The refusal of a request that no page of the console sent; null = sent by one. Cookies are
 * `SameSite=Strict` besides.
 */
export function refuseForeign({ headers }: HttpRequest): HttpAnswer | null {
  const fromConsole = headers[CONSOLE_HEADER] === '1' && isOwnOrigin(headers)
  return fromConsole ? null : refused(403, refuse('NOT_FROM_CONSOLE'))
}

/** The origin that the deployment names, or the host that was asked. */
function isOwnOrigin({ origin = '', host = '' }: HttpRequest['headers']): boolean {
  const named = process.env.HUIYUAN_CONSOLE_ORIGIN
  if (named) return origin === named
  if (host === '') return false
  return origin === `https://${host}` || (PLAIN_ORIGIN.test(origin) && origin === `http://${host}`)
}

/** Where the request comes from; the access service writes the network address, the last one it adds. */
export function placeOf({ headers }: HttpRequest): LoginPlace {
  const forwarded = headers['x-forwarded-for']?.split(',').at(-1)?.trim()
  const address = headers['x-real-ip'] ?? forwarded ?? ''
  return { address: address.slice(0, ADDRESS_LENGTH), userAgent: headers['user-agent'] ?? '' }
}

/** The cookie of this name that the browser sent, `''` without one. */
export function cookieOf(request: HttpRequest, name: CookieName): string {
  const wanted = `${nameFor(request, name)}=`
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim())
  return pairs.find(pair => pair.startsWith(wanted))?.slice(wanted.length) ?? ''
}

/** `Set-Cookie` for so many seconds; an empty value ends it. */
export function cookieFor(request: HttpRequest, name: CookieName, value: string, lifeMs: number): string {
  const age = value === '' ? 0 : Math.floor(lifeMs / 1000)
  const secure = isPlain(request) ? [] : ['Secure']
  const parts = [
    `${nameFor(request, name)}=${value}`,
    'Path=/',
    `Max-Age=${age}`,
    'HttpOnly',
    'SameSite=Strict',
  ]
  return [...parts, ...secure].join('; ')
}

const isPlain = ({ headers }: HttpRequest) => PLAIN_ORIGIN.test(headers.origin ?? '')
const nameFor = (request: HttpRequest, name: CookieName) =>
  isPlain(request) ? COOKIES[name] : `__Host-${COOKIES[name]}`

/** The fields of a JSON object, none for anything else. */
export function fieldsOf({ body }: HttpRequest): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8') || '{}')
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** What is kept of a secret. It is random and long, so a plain hash reveals nothing of it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const refused = (status: number, refusal: Refusal): HttpAnswer => ({ status, body: refusal })
export const refusedWith = (status: number, code: RefusalCode): HttpAnswer => refused(status, refuse(code))
