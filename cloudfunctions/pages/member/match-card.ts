import { accept, type InputOf, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { mergeWaitMs } from '@shared/domain/account/merge-request'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { HOUR_MS } from '@shared/domain/calendar/units'
import { memberIdOf } from '@shared/domain/ids'
import { accountText } from '@shared/text/account'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { unionIdOf } from '../../modules/member/join-member'
import { askRefused } from '../../modules/member/merge-answers'
import { issueMergePermit } from '../../modules/member/merge-permit'
import { mergingCard } from '../../modules/member/merging-card'
import { type MergingTerms, mergingTerms } from '../../modules/member/merging-terms'
import { verifiedPhone } from '../../modules/member/verified-phone'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'

type Proof = InputOf<'member.match'>['proof']
type Matched = OutputOf<'member.match'>

const TAIL_LENGTH = 4
const MONTH_LENGTH = 7

/**
 * Finds the caller's other card by a number WeChat has just verified, or by what the platform says of them,
 * and says how merging would go on. A number may have come to a stranger, so of the other card only what
 * helps its owner to recognise it is shown. Changes nothing. 4 trips, 1 more where payments have to be asked
 * for.
 */
export const matchCard: Handler<'member.match'> = async (context, { proof }) => {
  const { brand, caller, now } = context
  const callerId = memberIdOf(brand._id, caller.openid)
  const [proved, { member: mine }] = await Promise.all([proven(proof, context), loadMember(callerId)])
  if (!proved.ok) return proved
  const identityId = proved.data
  const identity = await read('identities', identityId)
  const { member: other } = identity ? await loadMember(identity.memberId) : { member: null }
  if (other?.state !== 'member') return refuse('NOTHING_TO_MERGE')
  if (other._id === mine?._id) return refuse('NOTHING_TO_MERGE', accountText.sameCard)
  const [terms, shownMine] = await Promise.all([
    mergingTerms(context, { by: proof.by, fromId: mine?._id ?? callerId }, other),
    mergingCard(mine, callerId, brand, now),
  ])
  if (terms.kind === 'refused') return askRefused(terms.refusal)
  return accept({
    brand: brandView(brand),
    mine: shownMine,
    other: maskedCard(other, brand),
    merging: mergingView(terms, brand),
    permit: issueMergePermit({ callerId, identityId, otherId: other._id }, now),
  })
}

async function proven(proof: Proof, context: Context): Promise<Outcome<string>> {
  if (proof.by === 'union') {
    const unionId = unionIdOf(context)
    return unionId ? accept(unionId) : refuse('NOTHING_TO_MERGE')
  }
  const phone = await verifiedPhone(context.brand._id, proof.phoneCode)
  return phone.ok ? accept(phone.data.id) : phone
}

/** Tail and month: enough for who has held the card, nothing for who has only got its number. */
function maskedCard({ cardNo, joinedAt }: MemberDoc, { timeZone }: BrandDoc): Matched['other'] {
  return {
    cardTail: cardNo.slice(-TAIL_LENGTH),
    joinedMonth: dayOf(joinedAt, timeZone).slice(0, MONTH_LENGTH),
  }
}

function mergingView(terms: Exclude<MergingTerms, { kind: 'refused' }>, brand: BrandDoc): Matched['merging'] {
  if (terms.kind === 'waits') return { kind: 'waits', hours: mergeWaitMs(brand) / HOUR_MS }
  return terms.kind === 'waiting' ? { kind: 'waiting', dueAt: terms.request.dueAt } : { kind: 'now' }
}
