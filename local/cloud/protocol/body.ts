import type { IncomingMessage } from 'node:http'
import { CloudError } from '../errors'

/** One request of the wire protocol, whichever way its body was written. */
export type ProtocolRequest = {
  action: string
  fields: Record<string, unknown>
  binary: Record<string, Buffer>
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
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
