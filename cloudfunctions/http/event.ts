import type { HttpRequest } from '../platform/http-exchange'

/** What the HTTP access service hands over; all of it comes from outside. */
export interface AccessEvent {
  path?: unknown
  httpMethod?: unknown
  headers?: unknown
  queryStringParameters?: unknown
  body?: unknown
  isBase64Encoded?: unknown
}

/** What it takes back; without `statusCode` it would answer 200 to what we refuse. */
export interface AccessAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded: false
}

/** The request with its raw bytes restored; whatever is missing or of another type is empty. */
export function requestOf(event: AccessEvent): HttpRequest {
  return {
    method: textOf(event.httpMethod).toUpperCase(),
    path: textOf(event.path),
    headers: textsOf(event.headers, name => name.toLowerCase()),
    query: textsOf(event.queryStringParameters, name => name),
    body: Buffer.from(textOf(event.body), event.isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsOf(value: unknown, nameOf: (name: string) => string): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) =>
      typeof text === 'string' ? [[nameOf(name), text] as const] : [],
    ),
  )
}
