import { decoded } from './query'

/** Base 62 without the characters that people mistake for each other: 0 O o 1 I i l. */
export const LINK_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz'
/** Codes of all lengths are read; new ones have seven characters: 1.5 × 10¹² of them. */
const LENGTH = 7
const CODE = new RegExp(`^[${LINK_ALPHABET}]{6,8}$`)

/** WeChat takes at most so many characters as the scene of a mini-program code. */
const SCENE_MOST = 32
/** What WeChat prints into a mini-program code: no per cent sign, no blank, no Han. */
const SCENE = /^[\dA-Za-z!#$&'()*+,/:;=?@\-._~]*$/

export const isLinkCode = (text: string): boolean => CODE.test(text)

/** A code from the bytes of a hash; another `attempt` gives another code. */
export function linkCode(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, LENGTH), byte => LINK_ALPHABET[byte % LINK_ALPHABET.length]).join('')
}

/** Whether WeChat prints this text into a mini-program code. */
export const isScene = (text: string): boolean => SCENE.test(text) && text.length <= SCENE_MOST

/**
 * What a printed code carries, `l=<code>`; the brand beside it where there is room, for an environment that
 * serves several.
 */
export function sceneOf(code: string, brandId: string): string {
  const named = `l=${code}&brand=${brandId}`
  return isScene(named) ? named : `l=${code}`
}

/**
 * The parameters of a scene as WeChat hands it over: encoded once or not at all. Text that is no list of
 * parameters has none.
 */
export function readScene(scene: string): Record<string, string> {
  const text = decoded(scene)
  const pairs = text.split('&').map(pair => [pair.slice(0, pair.indexOf('=')), pair] as const)
  return Object.fromEntries(
    pairs.filter(([name]) => name !== '').map(([name, pair]) => [name, pair.slice(name.length + 1)]),
  )
}

/** The link's code in a scene or by itself, null when there is none. */
export function readLinkCode(text: string): string | null {
  const code = isLinkCode(text) ? text : (readScene(text).l ?? '')
  return isLinkCode(code) ? code : null
}
