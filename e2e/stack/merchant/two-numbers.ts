import path from 'node:path'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { APPID, BRAND_ID, MCHID } from '../../../local/demo'
import { seal } from '../../../local/demo/seal'
import { signCommand } from '../../../local/operator/sign-command'
import type { StackOptions } from '../../../local/stack'
import { type TestStack, testStack } from '../harness'

/** The demo's own number represents 云栖路店; this one belongs to another company that runs 湖滨店. */
export const SECOND = '1900000110'
export const MAIN = MCHID
export const HUBIN = `${BRAND_ID}:hubin`
const ENTITY = '湖滨茶饮有限公司'
/** Longer than instances remember the brand's merchant numbers. */
const FELT_MS = 31_000
/**
 * Each test begins at the same moment; a time of its own keeps it from what instances remember of the test
 * before.
 */
let felts = 0

/** A stack whose WeChat Pay knows both; the keys are apart from those of other tests. */
export const withSecond: StackOptions = {
  otherMchids: [SECOND],
  keysDir: path.resolve(__dirname, '../../../.huiyuan/test-keys-two-numbers'),
}
export const twoNumbers = () => testStack(withSecond)

export interface Answered {
  ok: boolean
  state?: string
  code?: string
  repeated?: boolean
  message?: string
}

/** The operator's commands, signed as docs/merchants.md says. */
export function operator(stack: TestStack) {
  const send = (step: string, input: object) => {
    const { clock, sealKey } = stack.stack
    return signCommand(`merchant.${step}`, input, sealKey, clock.now())
  }
  const felt = () => {
    felts += 1
    return stack.stack.clock.advance(FELT_MS * felts)
  }
  const named = { brandId: BRAND_ID, mchid: SECOND, by: '何芸' }
  const invitation = (over: object = {}) => ({
    ...named,
    appid: APPID,
    storeId: HUBIN,
    kind: 'direct',
    entity: ENTITY,
    sealed: seal(stack.stack.pay.keysOf(SECOND), SECOND, stack.stack.sealKey),
    ...over,
  })
  const attempt = (step: string, input: object) => stack.stack.cloud.call('jobs', send(step, input), {})
  const must = async (step: string, input: object): Promise<Answered> => {
    const outcome = await attempt(step, input)
    if (!outcome.ok) throw new Error(outcome.error.errorMessage)
    return outcome.result as Answered
  }
  return {
    signed: send,
    invitation,
    attempt,
    attemptInvite: () => attempt('invite', invitation()),
    attemptConfirm: () => attempt('confirm', named),
    attemptLeave: () => attempt('leave', named),
    invite: (over: object = {}) => must('invite', invitation(over)),
    confirm: () => must('confirm', named),
    leave: () => must('leave', named),
    /** Invited, confirmed and felt by every instance. */
    joined: async () => {
      await must('invite', invitation())
      await must('confirm', named)
      await felt()
    },
    left: async () => {
      await must('leave', named)
      await felt()
    },
    felt,
    number: (mchid = SECOND) =>
      (stack.stack.cloud.data.get('merchants', mchid) as unknown as MerchantDoc | undefined) ?? null,
  }
}
