import { randomBytes, randomInt } from 'node:crypto'
import { codeIdOf } from '@shared/domain/codes/rotating'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_LENGTH = 22

/** An unguessable, unique name: 22 characters of base62, ~131 bits. */
export function randomId(): string {
  return Array.from({ length: ID_LENGTH }, () => BASE62[randomInt(BASE62.length)]).join('')
}

/** Digits a person can read aloud or type; unguessable, not unique: a unique index decides. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}

/** The opaque id in a coupon's QR (shared/domain/codes/rotating). */
export function randomCodeId(): string {
  return codeIdOf(randomBytes(10))
}

/** 32 hexadecimal characters, the longest nonce WeChat Pay takes. */
export function randomNonce(): string {
  return randomBytes(16).toString('hex')
}

/** An unguessable number in [0, 1), for the rules that draw numbers people read. */
export function randomFraction(): number {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48
}
