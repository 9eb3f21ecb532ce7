import { accept } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import { firstTicket, isWindowOver, TICKETS_PER_WINDOW } from '@shared/domain/login/rate'
import { newLogin, TICKET_LIFE_MS } from '@shared/domain/login/ticket'
import { now } from '../../platform/clock'
import { _, insert, read, updateWhere } from '../../platform/database'
import type { HttpHandler } from '../../platform/http-exchange'
import { randomFraction, randomId } from '../../platform/ids'
import { drawCode } from '../../platform/link-addresses'
import { brandById } from '../../platform/settings'
import { networkMark } from '../../platform/vault'
import { cookieFor, fieldsOf, hashOf, placeOf, refusedWith, refuseForeign } from './browser-request'

/** The page of the mini-program that the code opens; its scene is the ticket. */
const PHONE_PAGE = 'clerk/login/index'

/**
 * `POST /api/login {brandId?}`: a ticket for this browser, with the code to scan and the number to compare.
 * Its secret is in the cookie alone. 2 trips and a question to WeChat; as many tickets as an address may have
 * in ten minutes.
 */
export const beginLogin: HttpHandler = async request => {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const at = now()
  const { brandId = '' } = fieldsOf(request)
  const named = process.env.HUIYUAN_BRAND || brandId
  if (typeof named !== 'string') return refusedWith(400, 'BAD_INPUT')
  if (named !== '' && !(await brandById(named))) return refusedWith(404, 'NO_BRAND')
  const from = placeOf(request)
  if (!(await countTicket(networkMark(from.address), at))) return refusedWith(429, 'LOGIN_TOO_MANY')

  const [ticket, secret] = [randomId(), randomId() + randomId()]
  const drawn = await drawCode({ page: PHONE_PAGE, scene: ticket })
  if (!drawn.ok) return refusedWith(503, 'LOGIN_UNAVAILABLE')
  const login = newLogin(
    { ticket, brandId: named, secretHash: hashOf(secret), from, now: at },
    randomFraction,
  )
  if ((await insert('logins', login)) !== 'inserted') throw new Error('a new ticket was there already')
  const codeUrl = `data:${drawn.contentType};base64,${drawn.bytes.toString('base64')}`
  return {
    status: 200,
    cookie: cookieFor(request, 'login', secret, TICKET_LIFE_MS),
    body: accept({ ticket, match: login.match, codeUrl, until: login.until }),
  }
}

/** Whether this address may have one more; of many at once no more are counted than may be. 1–3 trips. */
async function countTicket(_id: string, at: number): Promise<boolean> {
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const rate = await read('loginRates', _id)
    if (!rate) {
      if ((await insert('loginRates', firstTicket(_id, at))) === 'inserted') return true
      continue
    }
    const over = isWindowOver(rate, at)
    if (!over && rate.tickets >= TICKETS_PER_WINDOW) return false
    const { windowFrom, tickets, expiresAt } = firstTicket(_id, at)
    const change = over ? { windowFrom, tickets, expiresAt } : { tickets: _.inc(1) }
    const guard = { _id, windowFrom: rate.windowFrom, tickets: rate.tickets }
    if ((await updateWhere('loginRates', guard, change)) === 1) return true
  }
  return false
}
