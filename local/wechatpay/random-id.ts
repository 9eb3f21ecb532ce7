import { randomBytes, randomInt } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** So many unguessable ASCII letters and digits. */
export const randomWord = (length: number) =>
  Array.from({ length }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')

export const randomDigits = (length: number) => Array.from({ length }, () => randomInt(10)).join('')

export const randomHex = (bytes: number) => randomBytes(bytes).toString('hex')
