import type { MemberDoc } from '@shared/domain/account/types'
import type { OrderDoc } from '@shared/domain/order/types'
import type { TestStack } from '../harness'

let count = 0
export const newCommand = () => `identity-command-${++count}-of-test`

export const memberOf = (stack: TestStack, openid: string) =>
  stack.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as MemberDoc

export const orderOf = (stack: TestStack, id: string) =>
  stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc

export const active = ({ lots }: MemberDoc) => lots.reduce((sum, lot) => sum + lot.points, 0)

/**
 * What WeChat's open platform calls 周舟, whichever of her accounts she comes with: her cards are merged at
 * once.
 */
const ZHOU_IS = 'union-of-zhouzhou'

/** 周舟 joins with her number; with the same number she is found again from her other account. */
export const joinWithPhone = (
  stack: TestStack,
  openid = 'openid-zhouzhou',
  phoneCode = 'dev-phone-zhouzhou',
  unionid = ZHOU_IS,
) => stack.as(openid, unionid).must('member.join', { commandId: newCommand(), consent: '2026-09', phoneCode })

/** The person shows their number and sees what there is to merge. */
export async function matched(stack: TestStack, openid: string, phoneCode = 'dev-phone-zhouzhou') {
  const proof = { by: 'phone' as const, phoneCode }
  return stack.as(openid, ZHOU_IS).call('member.match', { proof })
}

export async function merge(stack: TestStack, openid: string, phoneCode?: string) {
  const seen = await matched(stack, openid, phoneCode)
  return seen.ok
    ? stack.as(openid, ZHOU_IS).call('member.merge', { commandId: newCommand(), permit: seen.data.permit })
    : seen
}
