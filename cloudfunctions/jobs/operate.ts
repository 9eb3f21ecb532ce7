import { operatorText } from '@shared/text/machines'
import * as v from 'valibot'
import { confirmNumber, inviteNumber, leaveNumber, merchantNumber } from '../modules/merchant/step-relation'
import { takeOnce } from '../modules/merchant/take-once'
import { now } from '../platform/clock'
import { log } from '../platform/log'
import { operatorMark, sameMark } from '../platform/vault'

/** A command is good for so long after it was signed, and before. */
const LIFE_MS = 900_000

/** A command of the deploying operator: the input of a console or `tcb` call of this function. */
export interface Operation {
  operate: string
  input: unknown
  at: number
  /** 16 to 64 letters of base64url, drawn anew with every signature. */
  nonce: string
  mark: string
}

const NONCE = /^[\w-]{16,64}$/

const commands: Readonly<Record<string, (input: unknown) => Promise<object>>> = {
  'merchant.invite': inviteNumber,
  'merchant.confirm': confirmNumber,
  'merchant.leave': leaveNumber,
}

/** What a call gets that neither the timer made nor the deployment's key signed. */
export const NOT_PROVED = {
  ok: false,
  code: 'NOT_PROVED',
  message: operatorText.notProved,
} as const

/**
 * What a command gets whose signature was used, or that a newer command for the same merchant number has
 * overtaken.
 */
const REPLAYED = {
  ok: false,
  code: 'REPLAYED',
  message: operatorText.replayed,
} as const

export const isOperation = (event: unknown): event is Operation =>
  typeof (event as Operation | null)?.operate === 'string'

/**
 * Does one command, once it is proved: any client can call this function with any event, so only the
 * deployment's key counts (local/operator signs with it). One signature does one thing: sent again, or behind
 * a newer one for the same merchant number, it is refused. The command signed anew is repeatable. 1 trip
 * beside the command's own.
 */
export async function operate(event: Operation): Promise<object> {
  const { operate: name, input } = event
  if (!isProved(event)) {
    // Nothing of an unproved call is logged: an unauthenticated sender chooses its texts.
    log.warn('operator.refused')
    return NOT_PROVED
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return { ok: false, code: 'UNKNOWN_COMMAND', message: operatorText.unknownCommand }
  try {
    const { mchid } = v.parse(v.looseObject({ mchid: merchantNumber }), input)
    return (await takeOnce(mchid, event)) ? await command(input) : REPLAYED
  } catch (error) {
    if (!v.isValiError(error)) throw error
    const field = v.getDotPath(error.issues[0]) ?? ''
    return { ok: false, code: 'BAD_INPUT', message: operatorText.badField(field), data: { field } }
  }
}

function isProved({ operate: name, input, at, nonce, mark }: Operation): boolean {
  const fresh = typeof at === 'number' && Math.abs(now() - at) <= LIFE_MS
  if (!fresh || typeof mark !== 'string' || typeof nonce !== 'string' || !NONCE.test(nonce)) return false
  return sameMark(mark, operatorMark([name, at, nonce, JSON.stringify(input)].join('\n')))
}
