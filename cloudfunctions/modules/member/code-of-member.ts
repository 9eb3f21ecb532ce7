import type { CodeSheet } from '@shared/contract'
import { memberCode } from '@shared/domain/codes/rotating'
import type { MemberDoc } from '@shared/domain/member/types'
import { codeMac } from '../../platform/vault'
import { codeSheet } from '../coupon/code-sheet'

/** The rotating codes by which a clerk finds this person in the next ten minutes; none before the first payment or joining. */
export function codesOfMember(member: MemberDoc | null, now: number): CodeSheet {
  const sheet = codeSheet(now, step => ({
    code: member ? memberCode(member.cardNo, step, codeMac) : '',
  }))
  return member ? sheet : { ...sheet, steps: [] }
}
