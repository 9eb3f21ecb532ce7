import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { Credentials, WechatPaySim } from '../index'

/**
 * WeChat Pay seen from outside, by an independent client: nothing here comes from the simulator's own code.
 */
export interface IndependentClient {
  ask(method: 'GET' | 'POST', path: string, body?: unknown, change?: RequestChange): Promise<OutsideAnswer>
  open(resource: Resource): string
}

export interface RequestChange {
  headers?: Record<string, string>
  timestamp?: number
  signedPath?: string
  serialNo?: string
  mchid?: string
  sentBody?: string
}

interface OutsideAnswer {
  status: number
  headers: Record<string, string>
  text: string
  json: Record<string, unknown>
  bytes: Buffer
}

export interface Resource {
  ciphertext: string
  nonce: string
  associated_data: string
}

export function independentClient(
  sim: WechatPaySim,
  credentials: Credentials,
  now: () => number,
): IndependentClient {
  return {
    open: ({ ciphertext, nonce, associated_data }) =>
      Aes.AesGcm.decrypt(ciphertext, credentials.apiV3Key, nonce, associated_data),
    async ask(method, path, body, change = {}) {
      const text = body === undefined ? '' : JSON.stringify(body)
      const timestamp = change.timestamp ?? Math.floor(now() / 1000)
      const nonce = Formatter.nonce()
      const message = Formatter.request(method, change.signedPath ?? path, timestamp, nonce, text)
      const authorization = Formatter.authorization(
        change.mchid ?? credentials.mchid,
        nonce,
        Rsa.sign(message, credentials.privateKeyPem),
        timestamp,
        change.serialNo ?? credentials.serialNo,
      )
      const answer = await sim.handle({
        method,
        path,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'user-agent': 'outside',
          authorization,
          ...change.headers,
        },
        body: Buffer.from(change.sentBody ?? text),
      })
      const bodyText = answer.body.toString('utf8')
      const isJson = answer.headers['Content-Type']?.startsWith('application/json')
      return {
        status: answer.status,
        headers: answer.headers,
        text: bodyText,
        json: isJson ? (JSON.parse(bodyText) as Record<string, unknown>) : {},
        bytes: answer.body,
      }
    },
  }
}

/** Whether the signature headers prove these bytes under this key, as the outside client judges. */
export function provenBy(
  headers: Record<string, string>,
  body: Buffer | string,
  publicKeyPem: string,
): boolean {
  const message = Formatter.response(
    headers['Wechatpay-Timestamp'] ?? '',
    headers['Wechatpay-Nonce'] ?? '',
    body.toString(),
  )
  return Rsa.verify(message, headers['Wechatpay-Signature'] ?? '', publicKeyPem)
}
