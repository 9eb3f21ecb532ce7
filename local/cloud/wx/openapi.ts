import { CloudError } from '../errors'
import { bytesOf, decodeMessage, encodeMessage, numberOf, textOf } from '../protocol/protobuf'
import { defaultReply } from './default-replies'
import { INNER_APIS, type OpenData } from './inner-apis'

type Data = Record<string, unknown>
type Reply = (data: Data) => unknown

/** No merchant number is bound to this environment until a test or a simulator says so. */
const NO_MERCHANT = () => ({
  return_code: 'SUCCESS',
  return_msg: 'OK',
  result_code: 'FAIL',
  err_code: 'NOAUTH',
  err_code_des: 'no merchant number is bound to this environment',
})

/** WeChat's gateway: every call is recorded; tests and simulators say what is answered. */
export class OpenApi {
  private readonly replies = new Map<string, Reply>()
  private recorded: { apiName: string; data: Data }[] = []

  answer = (apiName: string, reply: Reply): void => {
    this.replies.set(apiName, reply)
  }

  calls = () => [...this.recorded]

  /** `cloud.callOpenAPI`, and what the other two end in. */
  call(apiName: string, data: Data, usual: Reply = defaultReply(apiName)): unknown {
    this.recorded.push({ apiName, data })
    return (this.replies.get(apiName) ?? usual)(data)
  }

  /**
   * `cloud.openapi.<ns>.<fn>` and the inner APIs: protobuf in, protobuf out. `{contentType, buffer}` sends
   * raw bytes.
   */
  gateway(apiName: string, requestData: Buffer): Buffer {
    const request = decodeMessage(requestData)
    if (numberOf(request, 1) === 2) return this.inner(apiName, bytesOf(request, 4)[0])
    if (numberOf(request, 1) !== 0) throw unknownApi(apiName)
    const openapiData = bytesOf(request, 2)[0]
    const reply = this.call(apiName, openapiData ? readPairs(openapiData) : {})
    if (isMedia(reply)) {
      return encodeMessage([
        [1, reply.buffer],
        [2, reply.contentType],
        [4, 200],
      ])
    }
    return encodeMessage([
      [1, JSON.stringify(reply)],
      [2, 'application/json; charset=UTF-8'],
      [4, 200],
    ])
  }

  /** What cloud ids refer to: as taught for `ApiGetOpenDataByCloudId`, like `cloud.getOpenData`. */
  openData(cloudIDs: string[]): OpenData[] {
    const { usual } = INNER_APIS.ApiGetOpenDataByCloudId as (typeof INNER_APIS)[string]
    return this.call('ApiGetOpenDataByCloudId', { cloudIDs }, usual) as OpenData[]
  }

  /** `cloud.cloudPay.<api>`: JSON in snake case both ways, or raw bytes; taught as `cloudPay.<api>`. */
  pay(apiName: string, requestData: Buffer): Buffer {
    const reply = this.call(
      `cloudPay.${apiName}`,
      JSON.parse(requestData.toString('utf8')) as Data,
      NO_MERCHANT,
    )
    return Buffer.isBuffer(reply) ? reply : Buffer.from(JSON.stringify(reply))
  }

  private inner(apiName: string, svrkitData: Buffer | undefined): Buffer {
    const api = INNER_APIS[apiName]
    if (!api || !svrkitData) throw unknownApi(apiName)
    const data = api.read(bytesOf(decodeMessage(svrkitData), 2)[0] ?? Buffer.alloc(0))
    return encodeMessage([[1, api.write(this.call(apiName, data, api.usual))]])
  }
}

function readPairs(openapiData: Buffer): Data {
  const data: Data = {}
  for (const pair of bytesOf(decodeMessage(openapiData), 1)) {
    const fields = decodeMessage(pair)
    data[textOf(fields, 1)] = fieldValue(bytesOf(fields, 2)[0] ?? Buffer.alloc(0), textOf(fields, 3))
  }
  return data
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

const unknownApi = (apiName: string) =>
  new CloudError(
    'SYS_ERR',
    `[InvalidParameter] gateway api ${apiName} is not known`,
    'this emulator does not know the API',
  )

/** The gateway refuses APIs the function's config.json does not name. */
export const noPermission = (apiName: string, functionName: string): { reply: Buffer; advice: string } => ({
  reply: encodeMessage([[3, -604101]]),
  advice: `add "${apiName}" to permissions.openapi in ${functionName}/config.json`,
})
