import type { CodeSheet } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { payCode } from '@shared/domain/codes/pay-code'
import { memberCode } from '@shared/domain/codes/rotating'
import { codeMac } from '../../platform/vault'
import { codeSheet } from '../coupon/code-sheet'

/**
 * The rotating codes by which a clerk finds this person in the next ten minutes; none before the first
 * payment or joining.
 */
export function codesOfMember(member: MemberDoc | null, now: number): CodeSheet {
  const sheet = codeSheet(now, step => ({
    code: member ? memberCode(member.cardNo, step, codeMac) : '',
  }))
  return member ? sheet : { ...sheet, steps: [] }
}

/**
 * The rotating codes by which a member pays from stored value in the next ten minutes; none for a caller who
 * is not a member.
 */
export function payCodesOf(member: MemberDoc | null, now: number): CodeSheet {
  const cardNo = member?.state === 'member' ? member.cardNo : ''
  const sheet = codeSheet(now, step => ({ code: cardNo && payCode(cardNo, step, codeMac) }))
  return cardNo ? sheet : { ...sheet, steps: [] }
}
