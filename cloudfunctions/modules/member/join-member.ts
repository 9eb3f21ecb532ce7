import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { joinMember as decideJoin } from '@shared/domain/member/join-member'
import type { MemberDoc } from '@shared/domain/member/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import type { Handler } from '../../platform/context'
import { bookOnMember } from '../points/book-on-member'
import { loadMember } from '../points/load-member'
import { finishClosing } from './finish-closing'
import { memberView } from './member-view'
import { type ReservedPhone, reservePhone } from './reserve-phone'
import { reserveUnion } from './reserve-union'

const RULES_CHANGED = '会员规则刚刚更新过，还没有入会。请看过新规则再点一次'

/**
 * Makes the caller a member, with a phone number or without, and releases what waited for it; whoever is one already is answered so.
 * 2 trips, 1 more with a phone number, 1 more with a unionid; 4 more for who comes back before their closing is finished.
 */
export const joinMember: Handler<'member.join'> = async ({ brand, caller, now }, input) => {
  if (input.consent !== brand.rulesVersion) {
    return refuse('BAD_INPUT', RULES_CHANGED, { field: 'input.consent', rulesVersion: brand.rulesVersion })
  }
  const memberId = memberIdOf(brand._id, caller.openid)
  const phone = input.phoneCode ? await reservePhone(brand._id, memberId, input.phoneCode, now) : null
  if (phone && !phone.ok) {
    // WeChat takes a code once: the repeat of a join whose answer was lost finds the member already there.
    const { member } = await loadMember(memberId)
    if (phone.code !== 'PHONE_CODE_BAD' || member?.state !== 'member') return phone
    return joined(member, 0, true)
  }

  const union = await reserveUnion(brand._id, memberId, caller.unionid, now)
  const outcome = await bookOnMember(memberId, brand, now, async ({ member }) => {
    // What a closing that died still owes is nobody's duty once they are a member again.
    if (member.erasing) await finishClosing(member, [phone?.id ?? '', union ?? ''])
    const decision = decideJoin({ member, brand, phone, now })
    if (decision.kind !== 'already-member') return decision
    return phone && member.phoneId === '' ? withPhone(member, phone) : { ...decision, member }
  })
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'already-member') return joined(outcome.member, 0, true)
  const join = outcome.entries.find(entry => entry.kind === 'join')
  return joined(outcome.next, join ? releasedBy(join) : 0, join === undefined)

  function joined(member: MemberDoc, released: number, already: boolean) {
    return accept({ member: memberView(member, brand, memberId, now), released, already })
  }
}

/** A member who joined without a phone number and gives it now: no points move, so no entry. */
function withPhone(member: MemberDoc, phone: ReservedPhone) {
  const next = { ...member, seq: member.seq + 1, phoneId: phone.id, phoneTail: phone.tail }
  return { kind: 'booked' as const, next, entries: [] }
}

/** What had waited and is the member's now, a debt it repaid included. */
function releasedBy(join: LedgerEntry): number {
  const released = join.postings.filter(posting => posting.from === 'member.pending')
  return released.reduce((total, posting) => total + posting.points, 0)
}
