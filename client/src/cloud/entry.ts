import Taro from '@tarojs/taro'
import { decoded } from './decoded'

/** On H5 the address holds two queries: before the hash (never changes) and behind it (the route's own). */
function fromAddress(name: string): string | null {
  const { search, hash } = window.location
  const behind = hash.includes('?') ? hash.slice(hash.indexOf('?')) : ''
  return new URLSearchParams(search).get(name) ?? new URLSearchParams(behind).get(name)
}

/** A parameter of the link behind an ordinary QR code: WeChat hands the whole link on as `q`, encoded. */
function fromLink(link: unknown, name: string): string | undefined {
  if (typeof link !== 'string') return undefined
  return new RegExp(`[?&]${name}=([^&#]*)`).exec(decoded(link))?.[1]
}

/**
 * How people came in: a parameter of the address (H5) or of the launch path (weapp); decoded, '' when absent.
 */
export function entryParam(name: string): string {
  if (process.env.TARO_ENV === 'h5') return fromAddress(name) ?? ''
  const query = Taro.getEnterOptionsSync().query ?? {}
  const value = query[name] ?? fromLink(query.q, name)
  return typeof value === 'string' ? decoded(value) : ''
}
