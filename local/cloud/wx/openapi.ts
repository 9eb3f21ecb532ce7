import { CloudError } from '../errors'
import { bytesOf, decodeMessage, encodeMessage, numberOf, textOf } from '../protocol/protobuf'

type Reply = (data: Record<string, unknown>) => unknown

/** What an API answers that nobody has taught the emulator. */
const FINE = { errcode: 0, errmsg: 'ok' }

/** WeChat's open API gateway: every call is recorded; tests and the stage say what is answered. */
export class OpenApi {
  private readonly replies = new Map<string, Reply>()
  private recorded: { apiName: string; data: Record<string, unknown> }[] = []

  answer = (apiName: string, reply: Reply): void => {
    this.replies.set(apiName, reply)
  }

  calls = () => [...this.recorded]

  clear(): void {
    this.recorded = []
  }

  call(apiName: string, data: Record<string, unknown>): unknown {
    this.recorded.push({ apiName, data })
    const reply = this.replies.get(apiName)
    return reply ? reply(data) : FINE
  }

  /** `cloud.openapi.<ns>.<fn>`: protobuf in, protobuf out. `{contentType, buffer}` as a reply sends raw bytes. */
  gateway(apiName: string, requestData: Buffer): Buffer {
    const request = decodeMessage(requestData)
    const apiType = numberOf(request, 1)
    if (apiType !== 0) throw unsupported(apiName, apiType)
    const data: Record<string, unknown> = {}
    const openapiData = bytesOf(request, 2)[0]
    for (const pair of openapiData ? bytesOf(decodeMessage(openapiData), 1) : []) {
      const fields = decodeMessage(pair)
      data[textOf(fields, 1)] = fieldValue(bytesOf(fields, 2)[0] ?? Buffer.alloc(0), textOf(fields, 3))
    }
    const reply = this.call(apiName, data)
    if (isMedia(reply))
      return encodeMessage([
        [1, reply.buffer],
        [2, reply.contentType],
        [4, 200],
      ])
    return encodeMessage([
      [1, JSON.stringify(reply)],
      [2, 'application/json; charset=UTF-8'],
      [4, 200],
    ])
  }
}

function fieldValue(bytes: Buffer, contentType: string): unknown {
  if (contentType !== '') return { contentType, value: Buffer.from(bytes) }
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return bytes.toString('utf8')
  }
}

const isMedia = (reply: unknown): reply is { contentType: string; buffer: Buffer } =>
  typeof reply === 'object' && reply !== null && Buffer.isBuffer((reply as { buffer?: unknown }).buffer)

const unsupported = (apiName: string, apiType: number) =>
  new CloudError(
    'SYS_ERR',
    `gateway api ${apiName} of type ${apiType} is not known`,
    'this emulator does not know the API',
  )

/** The gateway refuses APIs the function's config.json does not name. */
export const noPermission = (apiName: string, functionName: string): { reply: Buffer; advice: string } => ({
  reply: encodeMessage([[3, -604101]]),
  advice: `add "${apiName}" to permissions.openapi in ${functionName}/config.json`,
})
