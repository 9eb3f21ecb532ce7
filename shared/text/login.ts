import { browserOf } from '../domain/login/browser'
import type { LoginPlace } from '../domain/login/types'

const HERE = /^(127\.|::1$|::ffff:127\.)/

export const loginText = {
  /** What a computer runs: `Windows · Chrome 浏览器`. */
  device: ({ userAgent }: LoginPlace): string => {
    const { system, browser } = browserOf(userAgent)
    return [system, browser && `${browser} 浏览器`].filter(Boolean).join(' · ') || '认不出的浏览器'
  },
  /** Its network address: all that is known of its place. */
  network: ({ address }: LoginPlace): string => {
    if (address === '') return '不知道'
    return HERE.test(address) ? '这台电脑自己' : `网络地址 ${address}`
  },
}
