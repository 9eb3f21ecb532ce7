import type { IncomingMessage } from 'node:http'
import { CloudError } from '../errors'

/** One request of the wire protocol, whichever way its body was written. */
export type ProtocolRequest = {
  action: string
  fields: Record<string, unknown>
  binary: Record<string, Buffer>
}

export class BodyTooLarge extends Error {}

/**
 * The body of a request. One that is too large is read to its end, so that the sender gets the refusal, but
 * not kept.
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  let chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) chunks = []
    else chunks.push(chunk)
  }
  if (bytes > mostBytes) throw new BodyTooLarge(`the body has ${bytes} bytes, ${mostBytes} are read`)
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
}

export function parseBody(contentType: string, body: Buffer): ProtocolRequest {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  if (contentType.startsWith('multipart/form-data') && boundary) {
    return parseMultipart(body, (boundary[1] ?? boundary[2]) as string)
  }
  let fields: Record<string, unknown>
  try {
    fields = JSON.parse(body.toString('utf8')) as Record<string, unknown>
  } catch {
    throw new CloudError('INVALID_COMMON_PARAM', '[InvalidParameter] request body is not JSON')
  }
  return { action: String(fields.action ?? ''), fields, binary: {} }
}

/** The gateway calls (`wx.openApi`, `wx.wxPayApi`) come as form data whose parts may be binary. */
function parseMultipart(body: Buffer, boundary: string): ProtocolRequest {
  const delimiter = Buffer.from(`--${boundary}`)
  const fields: Record<string, unknown> = {}
  const binary: Record<string, Buffer> = {}
  for (let at = body.indexOf(delimiter); at >= 0; ) {
    const next = body.indexOf(delimiter, at + delimiter.length)
    if (next < 0) break
    const part = body.subarray(at + delimiter.length + 2, next - 2)
    const split = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(part.subarray(0, split).toString('utf8'))?.[1]
    if (name !== undefined) {
      const content = part.subarray(split + 4)
      binary[name] = content
      fields[name] = content.toString('utf8')
    }
    at = next
  }
  return { action: String(fields.action ?? ''), fields, binary }
}
