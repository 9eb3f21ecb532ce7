import { CloudError } from '../errors'
import { bytesOf, decodeMessage, encodeMessage, textOf } from '../protocol/protobuf'

export type OpenData = { cloudID: string; data: unknown }

/**
 * APIs the SDK reaches through the gateway's inner protocol: how their request reads and their answer is
 * written.
 */
type InnerApi = {
  read: (request: Buffer) => Record<string, unknown>
  write: (reply: unknown) => Buffer
  /** The answer when no reply was taught. */
  usual: (data: Record<string, unknown>) => unknown
}

const texts = (request: Buffer, field: number) =>
  bytesOf(decodeMessage(request), field).map(bytes => bytes.toString('utf8'))

const signature: Pick<InnerApi, 'write' | 'usual'> = {
  write: reply => encodeMessage([[1, String((reply as { signature: string }).signature)]]),
  usual: () => ({ signature: 'local-signature' }),
}

export const INNER_APIS: Record<string, InnerApi> = {
  /** `cloud.getOpenData`: reply with `[{cloudID, data}]`. */
  ApiGetOpenDataByCloudId: {
    read: request => ({ cloudIDs: texts(request, 2) }),
    write: reply =>
      encodeMessage(
        (reply as OpenData[]).map(({ cloudID, data }) => [
          1,
          encodeMessage([
            [1, cloudID],
            [2, JSON.stringify({ cloudID, data })],
          ]),
        ]),
      ),
    usual: ({ cloudIDs }) => {
      throw new CloudError(
        'SYS_ERR',
        `[InvalidParameter] unknown cloudID ${String(cloudIDs)}`,
        `teach the emulator: openapi.answer('ApiGetOpenDataByCloudId', ({ cloudIDs }) => [{ cloudID, data }])`,
      )
    },
  },
  ApiVoipSign: {
    read: request => {
      const fields = decodeMessage(request)
      return { groupId: textOf(fields, 2), nonce: textOf(fields, 4) }
    },
    ...signature,
  },
  GetCloudCallSign: { read: request => ({ parameters: texts(request, 2) }), ...signature },
}
