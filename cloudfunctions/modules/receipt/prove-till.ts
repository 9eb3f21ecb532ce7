import { createHmac } from 'node:crypto'
import { isFresh, ticketMessage } from '@shared/domain/receipt/ticket-signature'
import type { TillDoc } from '@shared/domain/receipt/types'
import { cached } from '../../platform/cache'
import { read } from '../../platform/database'
import type { HttpRequest } from '../../platform/http-exchange'
import { log } from '../../platform/log'
import { open, sameMark } from '../../platform/vault'

const tillOf = cached<TillDoc>(storeId => read('tills', storeId))
const NONCE = /^[\w-]{8,64}$/

/** The id a till's keys are sealed for. */
const ownerOf = (storeId: string) => `till:${storeId}`

/**
 * The till that signed exactly these bytes within five minutes, or null. Headers: `x-till-store`,
 * `x-till-timestamp` (seconds), `x-till-nonce`, `x-till-signature` (Base64 of HMAC-SHA256 under the store's
 * key). No trip when warm.
 */
export async function proveTill({ headers, body }: HttpRequest, now: number): Promise<TillDoc | null> {
  const storeId = headers['x-till-store'] ?? ''
  const timestamp = headers['x-till-timestamp'] ?? ''
  const nonce = headers['x-till-nonce'] ?? ''
  if (storeId === '' || !NONCE.test(nonce) || !isFresh(timestamp, now)) return null
  const till = await tillOf(storeId)
  if (!till?.active) return null
  const message = ticketMessage({ storeId, timestamp, nonce, body: body.toString('utf8') })
  const signature = headers['x-till-signature'] ?? ''
  return till.sealedKeys.some(sealed => sameMark(signature, signed(sealed, storeId, message))) ? till : null
}

/** What the key would have signed; never equal to anything when the key does not open. */
function signed(sealed: string, storeId: string, message: string): string {
  const key = open(sealed, ownerOf(storeId))
  if (key === null) {
    log.error('till.key-does-not-open', new Error('a till key does not open with this deployment'), {
      storeId,
    })
    return '\u0000'
  }
  return createHmac('sha256', Buffer.from(key, 'base64')).update(message).digest('base64')
}
