import { randomUUID } from 'node:crypto'
import { LIMITS } from '../limits'
import type { Invoker } from './invoker'

export type HttpRequest = {
  method: string
  path: string
  headers: Record<string, string>
  query?: Record<string, string>
  body: Buffer
}
export type HttpAnswer = { status: number; headers: Record<string, string>; body: Buffer }

type Route = { path: string; function: string }
type Options = { routes: Route[]; invoker: Invoker; envId: string }

/** The HTTP access service: a path prefix belongs to a function, which gets the request as an event. */
export function httpAccess({
  routes,
  invoker,
  envId,
}: Options): (request: HttpRequest) => Promise<HttpAnswer> {
  const longestFirst = [...routes].sort((a, b) => b.path.length - a.path.length)
  return async request => {
    const route = longestFirst.find(({ path }) => below(request.path, path))
    if (!route) return jsonAnswer(404, { code: 'INVALID_PATH', message: 'Invalid path' })
    if (request.body.length > LIMITS.httpBodyBytes) return jsonAnswer(413, { code: 'PAYLOAD_TOO_LARGE' })
    const outcome = await invoker.invoke(route.function, eventOf(request, envId), {
      source: 'wx_http',
    })
    if (!outcome.ok) {
      return jsonAnswer(outcome.error.errorCode === 433 ? 504 : 500, {
        code: 'FUNCTION_INVOCATION_FAILED',
        message: outcome.error.errorMessage,
        requestId: outcome.invocation.id,
      })
    }
    return answerOf(outcome.result)
  }
}

const below = (path: string, prefix: string) =>
  prefix === '/' || path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)

/**
 * The body is text when it is valid UTF-8, Base64 otherwise; the path is the whole one, the route's prefix
 * included.
 */
function eventOf(request: HttpRequest, envId: string) {
  const text = request.body.toString('utf8')
  const isText = Buffer.from(text).equals(request.body)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return {
    path: request.path,
    httpMethod: request.method,
    headers,
    queryStringParameters: request.query ?? {},
    requestContext: { requestId: randomUUID(), envId, appId: '', uin: '' },
    body: isText ? text : request.body.toString('base64'),
    isBase64Encoded: !isText,
  }
}

type Integrated = {
  statusCode: number
  headers?: Record<string, string>
  body?: unknown
  isBase64Encoded?: boolean
}

/** A string is HTML text, an object JSON, `{statusCode, headers, body, isBase64Encoded}` a full answer. */
function answerOf(result: unknown): HttpAnswer {
  if (typeof result === 'string')
    return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(result) }
  if (typeof result !== 'object' || result === null || !('statusCode' in result))
    return jsonAnswer(200, result)
  const { statusCode, headers = {}, body = '', isBase64Encoded } = result as Integrated
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
  return { status: statusCode, headers: lower, body: Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8') }
}

const jsonAnswer = (status: number, value: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(value)),
})
