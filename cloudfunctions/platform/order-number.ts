import { createHash } from 'node:crypto'
import { base32 } from '@shared/domain/codes/base32'

/** WeChat Pay takes 6–32 characters. */
const ORDER_NUMBER_LENGTH = 32

/**
 * The order number of a command: the same person repeating the same command gets the same number, no other
 * person can produce it. 32 characters of upper-case hexadecimal, 128 bits.
 */
export function orderNumberOf(memberId: string, commandId: string): string {
  return hex(`${memberId}\n${commandId}`).slice(0, ORDER_NUMBER_LENGTH).toUpperCase()
}

/** 50 bits: what people can read aloud, and no store ever fills. */
const SLIP_LENGTH = 10
const SLIP_HEX_DIGITS = 13

/**
 * The number of a sale without a slip of its own, from the command of the clerk who credits it: `C` and ten
 * characters.
 */
export function slipNumberOf(staffId: string, commandId: string): string {
  const bits = Number.parseInt(hex(`slip\n${staffId}\n${commandId}`).slice(0, SLIP_HEX_DIGITS), 16)
  return `C${base32(bits % 32 ** SLIP_LENGTH, SLIP_LENGTH)}`
}

/** Distinguishes two inputs of one command; the input's fields come in the order of their schema. */
export function inputHashOf(input: unknown): string {
  return hex(JSON.stringify(input)).slice(0, 32)
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
