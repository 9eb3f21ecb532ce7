import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { CloudError } from '../errors'
import type { Handled } from './action'

/**
 * JSON goes in the platform's envelope, gateway bytes as they are: the SDK distinguishes them by the content
 * type.
 */
export function send(response: ServerResponse, handled: Handled): void {
  if (response.destroyed) return
  if ('bytes' in handled) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(handled.bytes)
    return
  }
  const text = JSON.stringify({ requestId: randomUUID(), ...handled.answer })
  response
    .writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text)
}

/** A refusal is an ordinary answer with a code; the HTTP status stays 200. */
export const sendRefusal = (response: ServerResponse, { code, message }: CloudError): void =>
  send(response, { answer: { code, message } })
