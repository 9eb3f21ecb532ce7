import { signingKey } from '../notices/compose'
import type { Platform } from '../platform'
import { randomHex } from '../random-id'
import { WechatPayError } from '../refusal'
import { type NamedKey, signedHeaders } from '../signing/signed-headers'
import { signerOf } from './authorization'
import { type ApiAnswer, lowerCased, type RawRequest } from './request'
import { ROUTES } from './routes'

export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/**
 * Answers one APIv3 request: signature first, then the endpoint; the answer is signed with the key the
 * request names.
 */
export async function answerApi(platform: Platform, sent: RawRequest, mountPath: string): Promise<RawAnswer> {
  const request = { ...sent, method: sent.method.toUpperCase(), headers: lowerCased(sent.headers) }
  let key = platformKey(platform)
  try {
    const mchid = signerOf(platform, request)
    key = answeringKey(platform, mchid, request.headers['wechatpay-serial'])
    return signed(platform, key, await answerOf(platform, mchid, request, mountPath))
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    const { status, code, message, detail } = error
    return signed(platform, key, { status, json: { code, message, ...(detail && { detail }) } })
  }
}

async function answerOf(
  platform: Platform,
  mchid: string,
  request: RawRequest,
  mountPath: string,
): Promise<ApiAnswer> {
  const { method, headers } = request
  if (!headers.accept || !headers['user-agent'])
    throw new WechatPayError(400, 'PARAM_ERROR', 'Http头缺少Accept或User-Agent')
  const [path = '', query = ''] = request.path.split('?')
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null
    if (!match) continue
    return route.answer(platform, {
      mchid,
      parts: match.slice(1).map(decodeURIComponent),
      query: new URLSearchParams(query),
      body: method === 'POST' ? jsonBody(request) : null,
      reachedAt: headers.host ? `http://${headers.host}${mountPath}` : 'https://api.mch.weixin.qq.com',
    })
  }
  throw new WechatPayError(404, 'RESOURCE_NOT_EXISTS', '接口不存在，请检查请求方法和地址')
}

function jsonBody({ headers, body }: RawRequest): unknown {
  if (!headers['content-type']?.toLowerCase().startsWith('application/json'))
    throw new WechatPayError(400, 'PARAM_ERROR', 'Content-Type 只能是 application/json')
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new WechatPayError(400, 'PARAM_ERROR', '请求体不是正确的 JSON')
  }
}

function platformKey({ keys }: Platform): NamedKey {
  return { serial: keys.platform.serialNo, privateKeyPem: keys.platform.keys.privateKeyPem }
}

/** The key named by `Wechatpay-Serial`; without one, the merchant's present mode decides. */
function answeringKey(platform: Platform, mchid: string, wanted: string | undefined): NamedKey {
  const merchant = platform.keys.merchants[mchid]
  if (!merchant) return platformKey(platform)
  if (!wanted) return signingKey(merchant, platform.keys, platform.signingModes.get(mchid) ?? 'public-key')
  const keys = (['public-key', 'certificate'] as const).map(mode => signingKey(merchant, platform.keys, mode))
  const key = keys.find(({ serial }) => serial === wanted)
  if (!key) throw new WechatPayError(400, 'PARAM_ERROR', 'Wechatpay-Serial 不是有效的平台证书序列号或公钥 ID')
  return key
}

function signed(platform: Platform, key: NamedKey, answer: ApiAnswer): RawAnswer {
  const common = {
    'Request-ID': `08${randomHex(14).toUpperCase()}-0`,
    Date: new Date(platform.clock.now()).toUTCString(),
  }
  if ('file' in answer)
    return {
      status: 200,
      headers: { ...common, 'Content-Type': 'application/octet-stream' },
      body: answer.file,
    }
  const body = 'json' in answer ? Buffer.from(JSON.stringify(answer.json)) : Buffer.alloc(0)
  return {
    status: answer.status,
    headers: {
      ...common,
      ...('json' in answer && { 'Content-Type': 'application/json; charset=utf-8' }),
      ...signedHeaders(body, key, platform.clock.now()),
    },
    body,
  }
}
