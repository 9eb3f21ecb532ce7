/**
 * One HTTP request as the access service hands it over; header names in lower case, the body as the raw bytes
 * sent.
 */
export interface HttpRequest {
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  body: Buffer
}

export interface HttpAnswer {
  status: number
  /** Sent as JSON; absent for an empty body. */
  body?: unknown
  /** `Set-Cookie`; one per answer. */
  cookie?: string
  /** A file instead of JSON, saved under this name. */
  file?: { name: string; contentType: string; text: string }
}

/** `params` are the named parts of the route's path, such as `mchid` in `/wechatpay/notice/:mchid`. */
export type HttpHandler = (
  request: HttpRequest,
  params: Readonly<Record<string, string>>,
) => Promise<HttpAnswer>
