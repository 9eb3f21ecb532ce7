import type { Clock } from '../clock'
import type { KeyRing } from '../keys/key-ring'
import { compose, type SigningMode } from './compose'
import type { Envelope, NoticeFlaw } from './flaws'
import type { Attempt, Notice } from './notice'

/** Brings a notice to its address and returns the answer's status. */
export type Deliver = (url: string, request: Envelope) => Promise<{ status: number }>

/** Over HTTP, without following redirects. */
export const deliverByHttp =
  (answerLimitMs: number): Deliver =>
  async (url, { headers, body }) => {
    const signal = AbortSignal.timeout(answerLimitMs)
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
      redirect: 'manual',
      signal,
    })
    await response.arrayBuffer()
    return { status: response.status }
  }

/** The answer's status, or null when there was none within so much real time. Never rejects. */
async function statusOf(
  deliver: Deliver,
  url: string,
  envelope: Envelope,
  answerLimitMs: number,
): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), answerLimitMs)
  })
  const response = Promise.resolve()
    .then(() => deliver(url, envelope))
    .then(
      ({ status }) => status,
      () => null,
    )
  const status = await Promise.race([response, tooLate])
  clearTimeout(timer)
  return status
}

/** Sends one attempt and returns its answer. Never rejects. */
export type DeliverAttempt = (notice: Notice, flaw: NoticeFlaw) => Promise<Attempt>

interface DeliveryOptions {
  clock: Clock
  deliver: Deliver
  /** Real ms after which an answer comes too late. */
  answerLimitMs: number
  keys: KeyRing
  /** With which key each merchant's notices are signed; the public key unless set. */
  modes: Map<string, SigningMode>
}

/** Composes each attempt anew (its time is signed) and brings it to its address. */
export function attemptDelivery({
  clock,
  deliver,
  answerLimitMs,
  keys,
  modes,
}: DeliveryOptions): DeliverAttempt {
  return async (notice, flaw) => {
    const merchant = keys.merchants[notice.mchid]
    if (!merchant) throw new Error(`no keys for ${notice.mchid}`)
    const at = clock.now()
    const startedAt = performance.now()
    const mode = modes.get(notice.mchid) ?? 'public-key'
    const envelope = compose(notice, merchant, keys, { atMs: at, mode, flaw })
    const status = await statusOf(deliver, notice.url, envelope, answerLimitMs)
    return { at, flaw, status, tookMs: Math.round(performance.now() - startedAt) }
  }
}
