import * as v from 'valibot'
import { confirmNumber, inviteNumber, leaveNumber } from '../modules/merchant/step-relation'
import { now } from '../platform/clock'
import { log } from '../platform/log'
import { operatorMark, sameMark } from '../platform/vault'

/** A command is good for so long after it was signed, and before. */
const LIFE_MS = 900_000

/** A command of whoever deploys: what the console's or `tcb`'s call of this function carries. */
export interface Operation {
  operate: string
  input: unknown
  at: number
  mark: string
}

const commands: Readonly<Record<string, (input: unknown) => Promise<object>>> = {
  'merchant.invite': inviteNumber,
  'merchant.confirm': confirmNumber,
  'merchant.leave': leaveNumber,
}

/** What a call gets that neither the timer made nor the deployment's key signed. */
export const NOT_PROVED = {
  ok: false,
  code: 'NOT_PROVED',
  message: '签名不对，或签好超过了 15 分钟',
} as const

export const isOperation = (event: unknown): event is Operation =>
  typeof (event as Operation | null)?.operate === 'string'

/**
 * Does one command, once it is proved: any client can call this function with any event, so only the deployment's key counts
 * (local/operator signs with it). Repeatable.
 */
export async function operate(event: Operation): Promise<object> {
  const { operate: name, input, at, mark } = event
  const fresh = typeof at === 'number' && Math.abs(now() - at) <= LIFE_MS
  const text = [name, at, JSON.stringify(input)].join('\n')
  if (typeof mark !== 'string' || !fresh || !sameMark(mark, operatorMark(text))) {
    // Nothing of an unproved call is logged: anybody can choose its texts.
    log.warn('operator.refused')
    return NOT_PROVED
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return { ok: false, code: 'UNKNOWN_COMMAND', message: '没有这条命令' }
  try {
    return await command(input)
  } catch (error) {
    if (!v.isValiError(error)) throw error
    const field = v.getDotPath(error.issues[0]) ?? ''
    return { ok: false, code: 'BAD_INPUT', message: `填写有误：${field}`, data: { field } }
  }
}
