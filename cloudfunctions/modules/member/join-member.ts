import { accept, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf, unionIdentityIdOf } from '@shared/domain/ids'
import { joinMember as decideJoin } from '@shared/domain/member/join-member'
import type { LedgerEntry } from '@shared/domain/points/types'
import { accountText } from '@shared/text/account'
import type { Context, Handler } from '../../platform/context'
import { personMark } from '../../platform/vault'
import { bookOnMember } from '../account/book-on-member'
import { loadMember } from '../account/load-member'
import { changedPhone, finishRelease, type Releasing } from './change-phone'
import { finishClosing } from './finish-closing'
import { memberView } from './member-view'
import { reserveIdentity } from './reserve-identity'
import { verifiedPhone } from './verified-phone'

/**
 * Makes the caller a member, with a phone number or without, and releases what waited for it; a caller who is
 * one already gets that as the answer, and a number given with it becomes theirs. The identities are reserved
 * inside the deciding loop, before the write that names them. 2 trips, 1 more with a phone number or a
 * unionid; 4 more for who comes back before their closing is finished.
 */
export const joinMember: Handler<'member.join'> = async (context, input) => {
  const { brand, caller, now } = context
  if (input.consent !== brand.rulesVersion) {
    return refuse('BAD_INPUT', accountText.rulesChanged, {
      field: 'input.consent',
      rulesVersion: brand.rulesVersion,
    })
  }
  const memberId = memberIdOf(brand._id, caller.openid)
  const verified = input.phoneCode ? await verifiedPhone(brand._id, input.phoneCode) : null
  if (verified && !verified.ok) {
    // WeChat takes a code once: the repeat of a join whose answer was lost finds the member already there.
    const { member } = await loadMember(memberId)
    if (verified.code !== 'PHONE_CODE_BAD' || member?.state !== 'member') return verified
    return joined(member, 0, true)
  }

  const phone = verified?.data ?? null
  const unionId = unionIdOf(context)
  const releasing: Releasing = {}
  const outcome = await bookOnMember(memberId, brand, now, async ({ member }) => {
    if (member.state === 'member') {
      const asked = { member, commandId: input.commandId, brand, now }
      return phone ? changedPhone({ ...asked, phone }, releasing) : { kind: 'already' as const }
    }
    // What an interrupted closing still owes is no longer a duty once they are a member again; it runs first,
    // so that it releases nothing reserved now.
    if (member.erasing) await finishClosing(member)
    const [reserved] = await Promise.all([
      phone ? reserveIdentity(phone.id, 'phone', member, now) : 'reserved',
      unionId ? reserveIdentity(unionId, 'union', member, now) : 'reserved',
    ])
    if (reserved === 'taken') return { kind: 'taken' as const }
    return decideJoin({ member, brand, phone, ...(unionId ? { unionId } : {}), now }) as Joining
  })
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'taken') return refuse('PHONE_TAKEN')
  if (outcome.kind === 'already') return joined(outcome.member, 0, true)
  await finishRelease(releasing)
  const join = outcome.entries.find(entry => entry.kind === 'join')
  return joined(outcome.member, join ? releasedBy(join) : 0, join === undefined)

  function joined(member: MemberDoc, released: number, already: boolean) {
    return accept({ member: memberView(member, brand, memberId, now), released, already })
  }
}

type Joining = Exclude<ReturnType<typeof decideJoin>, { kind: 'already-member' }>

/** The id of the caller's union identity at this brand; null where WeChat names none. */
export function unionIdOf({ brand, caller }: Pick<Context, 'brand' | 'caller'>): string | null {
  return caller.unionid ? unionIdentityIdOf(brand._id, personMark(brand._id, caller.unionid)) : null
}

/** What had waited and is the member's now, a debt it repaid included. */
function releasedBy(join: LedgerEntry): number {
  const released = join.postings.filter(posting => posting.from === 'member.pending')
  return released.reduce((total, posting) => total + posting.points, 0)
}
