import { accept, type InputOf, type MemberView, type OutputOf, type Refusal, refuse } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import { memberIdOf, phoneIdentityIdOf, unionIdentityIdOf } from '@shared/domain/ids'
import type { MemberDoc } from '@shared/domain/member/types'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { phoneByCode } from '../../platform/phone'
import { personMark, phoneMark } from '../../platform/vault'
import { brandView } from '../brand/brand-view'
import { liveCouponsOf } from '../coupon/member-coupons'
import { idsOfPerson } from '../points/ids-of-person'
import { loadMember } from '../points/load-member'
import { storedView } from '../stored/stored-view'
import { memberView } from './member-view'
import { issueMergeTicket } from './merge-ticket'

type MergingCard = OutputOf<'member.match'>['mine']
type Proof = InputOf<'member.match'>['proof']

const SAME_CARD = '这就是你现在这张卡，不用合并'

/**
 * Finds the caller's other card by a number WeChat has just verified, or by what the platform says of them, and shows both side by side.
 * Changes nothing. 5 trips, 3 deep.
 */
export const matchCard: Handler<'member.match'> = async (context, { proof }) => {
  const { brand, caller, now } = context
  const callerId = memberIdOf(brand._id, caller.openid)
  const [identityId, { member: mine }] = await Promise.all([proven(proof, context), loadMember(callerId)])
  if (typeof identityId !== 'string') return identityId
  const identity = await read('identities', identityId)
  const { member: other } = identity ? await loadMember(identity.memberId) : { member: null }
  if (other?.state !== 'member') return refuse('NOTHING_TO_MERGE')
  if (other._id === mine?._id) return refuse('NOTHING_TO_MERGE', SAME_CARD)
  const [shownMine, shownOther] = await Promise.all([
    card(mine, callerId, brand, now),
    card(other, other._id, brand, now),
  ])
  return accept({
    brand: brandView(brand),
    mine: shownMine,
    other: shownOther,
    ticket: issueMergeTicket(callerId, identityId, now),
  })
}

async function proven(proof: Proof, { brand, caller }: Context): Promise<string | Refusal> {
  if (proof.by === 'union') {
    return caller.unionid
      ? unionIdentityIdOf(brand._id, personMark(brand._id, caller.unionid))
      : refuse('NOTHING_TO_MERGE')
  }
  const answer = await phoneByCode(proof.phoneCode)
  if (answer.ok) return phoneIdentityIdOf(brand._id, phoneMark(brand._id, answer.phone))
  return refuse(answer.reason === 'CODE_USED_OR_STALE' ? 'PHONE_CODE_BAD' : 'PHONE_UNAVAILABLE')
}

async function card(
  member: MemberDoc | null,
  memberId: string,
  brand: BrandDoc,
  now: number,
): Promise<MergingCard> {
  const coupons = await liveCouponsOf(idsOfPerson(memberId, member), now)
  const view: MemberView = memberView(member, brand, memberId, now)
  const stored = brand.features.storedValue && brand.storedValue && storedView(member ?? NOTHING_STORED)
  return { member: view, coupons: coupons.length, ...(stored ? { stored } : {}) }
}

const NOTHING_STORED = { stored: { principalFen: 0, bonusFen: 0 } }
