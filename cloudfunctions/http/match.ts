import type { HttpHandler, HttpRequest } from '../platform/http-exchange'

export interface Match {
  handler: HttpHandler
  params: Record<string, string>
}

/**
 * The route of a request. A route matches the *last* segments of the path, because the access service may or
 * may not leave the prefix of its own (`/http`) in front.
 */
export function match(routes: Readonly<Record<string, HttpHandler>>, request: HttpRequest): Match | null {
  const segments = request.path.split('/').filter(Boolean)
  for (const [route, handler] of Object.entries(routes)) {
    const [method, pattern = ''] = route.split(' ')
    const parts = pattern.split('/').filter(Boolean)
    if (method !== request.method || parts.length > segments.length) continue
    const params = paramsOf(parts, segments.slice(-parts.length))
    if (params) return { handler, params }
  }
  return null
}

function paramsOf(parts: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [place, part] of parts.entries()) {
    const segment = segments[place] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return null
  }
  return params
}
