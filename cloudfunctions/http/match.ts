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
  const asked = request.path.split('/').filter(Boolean)
  for (const [route, handler] of Object.entries(routes)) {
    const [method, pattern = ''] = route.split(' ')
    const wanted = pattern.split('/').filter(Boolean)
    if (method !== request.method || wanted.length > asked.length) continue
    const params = paramsOf(wanted, asked.slice(-wanted.length))
    if (params) return { handler, params }
  }
  return null
}

function paramsOf(wanted: readonly string[], asked: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [place, segment] of wanted.entries()) {
    const found = asked[place] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = found
    else if (segment !== found) return null
  }
  return params
}
