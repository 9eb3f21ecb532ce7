import type { MemberView, TierProgressView } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { createGuest } from '@shared/domain/member/create-guest'
import { profileOf } from '@shared/domain/member/save-profile'
import { nextTier, tiersAhead } from '@shared/domain/tier/progress'
import { pointsView } from '../account/points-view'
import { tierView, tierViews } from '../brand/brand-view'
import { ownText } from './own-text'

/** A person as they see themselves; null = a person who never paid nor joined. */
export function memberView(
  known: MemberDoc | null,
  brand: BrandDoc,
  memberId: string,
  now: number,
): MemberView {
  const member = known ?? createGuest({ memberId, brand, cardNo: '', now })
  const isMember = member.state === 'member'
  return {
    state: isMember ? 'member' : 'guest',
    name: ownText(member, 'name'),
    phoneMasked: member.phoneTail === '' ? '' : `*** **** ${member.phoneTail}`,
    hasAddress: profileOf(member).address.text !== '',
    cardNo: member.cardNo,
    joinedAt: isMember ? member.joinedAt : null,
    progress: progressView(member, brand),
    points: pointsView(member, brand, now),
    keptUntilDay: isMember ? null : keptUntil(member),
    ...mergeAskedOf(member),
  }
}

/** A merge that waits for this person's word; absent where none does. */
function mergeAskedOf({ mergeRequest }: MemberDoc): Pick<MemberView, 'mergeAsked'> {
  if (mergeRequest?.state !== 'asked') return {}
  const { id, askedAt, dueAt } = mergeRequest
  return { mergeAsked: { id, askedAt, dueAt } }
}

/** From the tier held, which may be above what the growth alone deserves, to the one after it. */
/** The tier held, and what is missing to the next. */
export function progressView(member: MemberDoc, brand: BrandDoc): TierProgressView {
  const ahead = tiersAhead(member, tierViews(brand), brand.points.growthRate)
  return { tier: tierView(brand, member.tier), growth: member.growth, next: nextTier(ahead) }
}

/** The last day on which joining still gets all that waits. */
function keptUntil(member: MemberDoc): string | null {
  return member.pending.map(row => row.lotDay).sort()[0] ?? null
}
