import { pause } from '../clock'
import { randomNonce } from '../ids'
import { authorizationOf } from './signing'
import type { MerchantKeys, PayAnswer } from './types'
import { type Headers, type KeyBySerial, verifySignature } from './verifying'

const DEFAULT_BASE_URL = 'https://api.mch.weixin.qq.com'
/** One attempt's patience; with the pauses, all attempts together stay under 8 s. */
const ATTEMPT_LIMIT_MS = 2_500
/** Pause before the second and third attempt. The request stays the same, only its signature is new. */
const PAUSES_MS = [150, 400]

export interface PayRequest {
  method: 'GET' | 'POST'
  /** From `/v3/` on, with the query exactly as to be sent. */
  path: string
  body?: object
}

/** Whose keys sign the request, and by which clock. */
export interface Asker {
  keys: MerchantKeys
  now: () => number
}

/** An `Asker` that can also verify whether WeChat Pay answered. */
export interface Line extends Asker {
  keyBySerial: KeyBySerial
}

/** The verified JSON of an answer; `null` for an empty one (204). */
type Answer = PayAnswer<unknown>

/**
 * Sends the request until there is an answer, three times at most: again after a time-out, 202, 429, 5xx or a
 * signature that does not hold (WeChat probes with wrong ones). Every other refusal is final. Never throws.
 */
export async function ask(line: Line, request: PayRequest): Promise<Answer> {
  for (const pauseMs of PAUSES_MS) {
    const answer = await askOnce(line, request)
    if (answer.ok || answer.reason === 'refused') return answer
    await pause(pauseMs)
  }
  return askOnce(line, request)
}

async function askOnce(line: Line, request: PayRequest): Promise<Answer> {
  const received = await send(line, request)
  if (!received) return { ok: false, reason: 'unanswered', message: `${request.method} got no answer` }
  const { status, headers, body } = received
  if (status === 202 || status === 429 || status >= 500) {
    return { ok: false, reason: 'unanswered', message: `HTTP ${status} ${refusalIn(body).code}` }
  }
  if (status < 200 || status >= 300) return { ok: false, reason: 'refused', status, ...refusalIn(body) }

  const verdict = await verifySignature(headers, body, line.now(), line.keyBySerial)
  if (!verdict.ok) return { ok: false, reason: 'forged', message: verdict.reason }
  return { ok: true, value: jsonOf(body) }
}

export interface Received {
  status: number
  headers: Headers
  body: Buffer
}

/** One attempt, or null when nothing came back in time. The answer is *not* verified yet. */
export async function send(
  { keys, now }: Asker,
  { method, path, body }: PayRequest,
  limitMs = ATTEMPT_LIMIT_MS,
): Promise<Received | null> {
  const text = body ? JSON.stringify(body) : ''
  const signable = { method, path, body: text, atMs: now(), nonce: randomNonce() }
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': 'huiyuan (Node.js)',
    Authorization: authorizationOf(keys, signable),
    ...(keys.publicKey && { 'Wechatpay-Serial': keys.publicKey.id }),
  }
  const baseUrl = (process.env.WECHATPAY_BASE_URL || DEFAULT_BASE_URL).replace(/\/+$/, '')
  try {
    const signal = AbortSignal.timeout(limitMs)
    const response = await fetch(baseUrl + path, {
      method,
      headers,
      signal,
      redirect: 'error',
      ...(body && { body: text }),
    })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    }
  } catch {
    return null
  }
}

function refusalIn(body: Buffer): { code: string; message: string } {
  const { code, message } = (jsonOf(body) ?? {}) as { code?: unknown; message?: unknown }
  return {
    code: typeof code === 'string' ? code : 'UNKNOWN',
    message: typeof message === 'string' ? message : '',
  }
}

/** The JSON of these bytes, or null when there is none. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
