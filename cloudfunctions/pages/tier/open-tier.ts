import { accept, type OutputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { memberIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import { historyOf } from '@shared/domain/points/archive'
import { openBooks } from '@shared/domain/points/book'
import { keepProgress } from '@shared/domain/tier/keep-progress'
import { nextTier, tiersAhead } from '@shared/domain/tier/progress'
import { loadMember } from '../../modules/account/load-member'
import { brandView, tierView, tierViews } from '../../modules/brand/brand-view'
import { giveDuePerks } from '../../modules/perk/give-due-perks'
import { mallGoods, myPerksView, perkNames, tierPerksViews } from '../../modules/perk/perks-view'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

type Tier = OutputOf<'tier.open'>
const SHOWN = 50

/**
 * The caller's tier as of today, whether or not a job has reviewed it since. 2 trips, one after the other;
 * more when a perk is due.
 */
export const openTier: Handler<'tier.open'> = async ({ brand, caller, now }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const [{ member: found }, nameOf, goods] = await Promise.all([
    loadMember(memberId),
    perkNames(brand),
    mallGoods(brand),
  ])
  const loaded = await giveDuePerks(found, brand, now)
  const known = loaded.member ?? createGuest({ memberId, brand, cardNo: '', now })
  const { member } = openBooks({ member: known, brand, now })
  const { review } = brand
  const ahead = tiersAhead(member, tierViews(brand), brand.points.growthRate)
  return accept({
    brand: brandView(brand),
    state: member.state === 'member' ? 'member' : 'guest',
    tier: tierView(brand, member.tier),
    growth: member.growth,
    next: nextTier(ahead),
    ahead,
    keep: keepProgress(member, brand),
    review: review && { months: review.months, otherwise: review.otherwise },
    gives: tierPerksViews(brand, nameOf, goods),
    ...myPerksView(loaded.member && member, brand, nameOf, now),
    history: loaded.member ? await historyOfTier(loaded.member, brand) : [],
  })
}

/** Read after the member, so that what is archived meanwhile is in one of the two. */
async function historyOfTier(member: MemberDoc, brand: BrandDoc): Promise<Tier['history']> {
  const changed = { memberId: member._id, 'tier.to': _.exists(true) }
  const ledger = await find('ledger', changed, { orderBy: { seq: 'desc' }, limit: SHOWN })
  const name = (id: string) => tierView(brand, id).name
  return historyOf(member.journal, ledger).flatMap(({ at, day, tier }) =>
    tier ? [{ at, day, from: name(tier.from), to: name(tier.to), why: tier.why }] : [],
  )
}
