import * as v from 'valibot'
import { WechatPayError } from '../refusal'

/** A request as it came in; header names in lower case, the path with its query exactly as sent. */
export interface RawRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer
}

/** A request whose signature held: it speaks for this merchant. */
export interface ApiRequest {
  mchid: string
  /** Variable parts of the path, decoded. */
  parts: string[]
  query: URLSearchParams
  body: unknown
  /** `scheme://host/mount` under which the caller reached us. */
  reachedAt: string
}

/** What an endpoint answers: JSON, or a file's bytes (sent unsigned, as bills are), or nothing (204). */
export type ApiAnswer =
  | { status: number; json: Record<string, unknown> }
  | { status: 204 }
  | { status: 200; file: Buffer }

export const lowerCased = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** The body in its documented form, unknown fields ignored, or PARAM_ERROR naming the field. */
export function bodyAs<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const field = `/${issue.path?.map(({ key }) => String(key)).join('/') ?? ''}`
  throw new WechatPayError(400, 'PARAM_ERROR', '参数错误', {
    location: 'body',
    field,
    value: JSON.stringify(issue.input ?? null),
    issue: issue.message,
  })
}

/** A query or body that names a merchant must name the one who signed. */
export function requireOwn(request: ApiRequest, mchid: string | null): void {
  if (!mchid)
    throw new WechatPayError(400, 'PARAM_ERROR', '缺少参数 mchid', { location: 'query', field: '/mchid' })
  if (mchid !== request.mchid) throw new WechatPayError(403, 'NO_AUTH', '商户号与签名的商户号不一致')
}
