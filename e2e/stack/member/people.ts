import type { MemberDoc } from '@shared/domain/member/types'
import type { OrderDoc } from '@shared/domain/order/types'
import type { TestStack } from '../harness'

let count = 0
export const newCommand = () => `identity-command-${++count}-of-test`

export const memberOf = (stack: TestStack, openid: string) =>
  stack.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as MemberDoc

export const orderOf = (stack: TestStack, id: string) =>
  stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc

export const active = ({ lots }: MemberDoc) => lots.reduce((sum, lot) => sum + lot.points, 0)

/** 周舟 joins with her number; whoever can show the same number later is 周舟 too. */
export const joinWithPhone = (stack: TestStack, openid = 'openid-zhouzhou') =>
  stack
    .as(openid)
    .must('member.join', { commandId: newCommand(), consent: '2026-09', phoneCode: 'dev-phone-zhouzhou' })

export const merge = (stack: TestStack, openid: string, commandId = newCommand()) =>
  stack
    .as(openid)
    .call('member.merge', { commandId, proof: { by: 'phone', phoneCode: 'dev-phone-zhouzhou' } })
