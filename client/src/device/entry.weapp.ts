import Taro from '@tarojs/taro'
import { decoded } from '@/decoded'
import type { EntryParam } from './types'

/** A parameter of the link behind an ordinary QR code: WeChat hands the whole link on as `q`, encoded. */
function fromLink(link: unknown, name: string): string | undefined {
  if (typeof link !== 'string') return undefined
  return new RegExp(`[?&]${name}=([^&#]*)`).exec(decoded(link))?.[1]
}

export const entryParam: EntryParam = name => {
  const query = Taro.getEnterOptionsSync().query ?? {}
  const value = query[name] ?? fromLink(query.q, name)
  return typeof value === 'string' ? decoded(value) : ''
}
