import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { NEVER } from '../due'
import { tierOf } from '../tier/tier-of'

/**
 * A person who paid or looked in and has not joined: the document a first command starts from, not yet
 * written.
 */
export function createGuest(input: {
  memberId: string
  brand: BrandDoc
  cardNo: string
  now: number
}): MemberDoc {
  const { memberId, brand, cardNo, now } = input
  return {
    _id: memberId,
    brandId: brand._id,
    seq: 0,
    state: 'guest',
    mergedInto: '',
    formerIds: [],
    cardNo,
    tier: tierOf(0, brand.tiers).id,
    tierSinceAt: now,
    tierUntilDay: FAR_DAY,
    growth: 0,
    periodGrowth: 0,
    periodSinceAt: now,
    raises: [],
    nameInitial: '',
    phoneTail: '',
    phoneId: '',
    rulesVersion: '',
    createdAt: now,
    joinedAt: 0,
    lots: [],
    pending: [],
    debt: 0,
    lapsed: [],
    forfeited: 0,
    stored: { principalFen: 0, bonusFen: 0 },
    holds: [],
    caps: [],
    journal: [],
    dueAt: NEVER,
    calendarDueAt: NEVER,
  }
}
