import { createHash } from 'node:crypto'

/** WeChat Pay takes 6–32 characters. */
const ORDER_NUMBER_LENGTH = 32

/**
 * The order number of a command: the same person repeating the same command gets the same number, nobody else can make it.
 * 32 characters of upper-case hexadecimal, 128 bits.
 */
export function orderNumberOf(memberId: string, commandId: string): string {
  return hex(`${memberId}\n${commandId}`).slice(0, ORDER_NUMBER_LENGTH).toUpperCase()
}

/** Tells two inputs of one command apart; the input's fields come in the order of their schema. */
export function inputHashOf(input: unknown): string {
  return hex(JSON.stringify(input)).slice(0, 32)
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
