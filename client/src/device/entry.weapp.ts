import { readScene } from '@shared/domain/link/code'
import { decoded } from '@shared/domain/link/query'
import Taro from '@tarojs/taro'
import type { EntryParam } from './types'

/** A parameter of the link behind an ordinary QR code: WeChat hands the whole link on as `q`, encoded. */
function fromLink(link: unknown, name: string): string | undefined {
  if (typeof link !== 'string') return undefined
  return new RegExp(`[?&]${name}=([^&#]*)`).exec(decoded(link))?.[1]
}

/** A mini-program code carries one text, its scene, with the parameters in it. */
const fromScene = (scene: unknown, name: string): string | undefined =>
  typeof scene === 'string' ? readScene(scene)[name] : undefined

export const entryParam: EntryParam = name => {
  const query = Taro.getEnterOptionsSync().query ?? {}
  const value = query[name] ?? fromLink(query.q, name) ?? fromScene(query.scene, name)
  return typeof value === 'string' ? decoded(value) : ''
}
