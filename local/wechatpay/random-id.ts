import { randomInt } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** An integer in [0, most). */
type Draw = (most: number) => number
let draw: Draw = most => randomInt(most)

/** From now on all names of this process are drawn here: a simulation replays them from its seed. */
export function drawWith(source: Draw): void {
  draw = source
}

/** So many unguessable ASCII letters and digits. */
export const randomWord = (length: number) =>
  Array.from({ length }, () => LETTERS.charAt(draw(LETTERS.length))).join('')

export const randomDigits = (length: number) => Array.from({ length }, () => draw(10)).join('')

export const randomHex = (bytes: number) =>
  Buffer.from(Array.from({ length: bytes }, () => draw(256))).toString('hex')

/** A name in the form of a UUID. */
export function randomUuid(): string {
  const hex = randomHex(16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
