import { addressWith, decoded } from './query'
import { isTarget, TARGET_NAMES, TARGET_PAGES, type Target, type TargetName } from './targets'

/**
 * Parameters that attribute: they are set on the path's document and never believed from an address.
 */
export const PATH_PARAMETERS = ['ch', 'st', 'cp', 'gd', 'iv'] as const
export type PathParameter = (typeof PATH_PARAMETERS)[number]

export interface ReadPath {
  /** The route without its leading slash and without `.html`. */
  route: string
  params: Record<string, string>
  /** What WeChat's console had added, so that the path did not work as copied. */
  cleaned: ('html' | 'slash')[]
  /** The page of the closed list, null when the route is none of it. */
  target: Target | null
}

/**
 * A path as it was copied. WeChat's consoles show `pages/wallet/index.html`, which opens nothing in a
 * mini-program; a leading slash is not taken by codes.
 */
export function readPath(copied: string): ReadPath {
  const [address = '', query = ''] = copied.trim().split('?')
  const cleaned: ReadPath['cleaned'] = []
  let route = address
  if (route.startsWith('/')) {
    cleaned.push('slash')
    route = route.replace(/^\/+/, '')
  }
  if (route.endsWith('.html')) {
    cleaned.push('html')
    route = route.slice(0, -'.html'.length)
  }
  const params = paramsOf(query)
  return { route, params, cleaned, target: targetAt(route, params) }
}

/** By hand, for a mini-program has no `URLSearchParams`. The last of several of one name counts. */
function paramsOf(query: string): Record<string, string> {
  const pairs = query.split('&').filter(pair => pair !== '')
  return Object.fromEntries(
    pairs.map(pair => {
      const [name = '', ...value] = pair.split('=')
      return [plain(name), plain(value.join('='))]
    }),
  )
}

/** A plus sign is a blank in a query. */
const plain = (encoded: string): string => decoded(encoded.replaceAll('+', ' '))

/** The path as it works, its parameters in their order. */
export function cleanPath(copied: string): string {
  const { route, params } = readPath(copied)
  return addressWith(route, params)
}

/** Of several targets on one page the one whose parameters are all there. */
function targetAt(route: string, params: Record<string, string>): Target | null {
  const pages = TARGET_NAMES.filter(name => TARGET_PAGES[name].route === route)
  const found = pages.map(page => ({ page, params: taken(page, params) })).filter(isTarget)
  return found.sort((a, b) => Object.keys(b.params).length - Object.keys(a.params).length)[0] ?? null
}

function taken(page: TargetName, params: Record<string, string>): Record<string, string> {
  const wanted: readonly string[] = TARGET_PAGES[page].params
  return Object.fromEntries(wanted.flatMap(name => (params[name] ? [[name, params[name]]] : [])))
}
