import type { MyPerksView, TierPerksView } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import type { GoodsDoc } from '@shared/domain/mall/types'
import { nextTurn, runningTurn } from '@shared/domain/perk/birthday'
import { isGiven, nextMonthDay, perksOf, samePerk } from '@shared/domain/perk/due-perks'
import type { BirthdayRule, PerkKind, PerkRule } from '@shared/domain/perk/types'
import { tierById } from '@shared/domain/tier/tier-of'
import { batchesById, goodsOf } from '../../platform/settings'

/** The name of a perk's batch, `''` when there is none. */
export type PerkNames = (batchId: string) => string

/**
 * To be asked beside the first step of a page, so that a cold instance waits no longer. No trip when warm.
 */
export async function perkNames({ perks }: BrandDoc): Promise<PerkNames> {
  const ids = [...(perks?.monthly ?? []), ...(perks?.birthday?.gifts ?? [])].map(({ batchId }) => batchId)
  const batches = await batchesById(ids.filter(id => id !== ''))
  return batchId => batches.get(batchId)?.name ?? ''
}

/** What the brand's mall offers, to be asked beside the first step too. No trip when warm. */
export const mallGoods = async ({ _id, features }: BrandDoc): Promise<readonly GoodsDoc[]> =>
  (features.mall && (await goodsOf(_id))) || []

/** What each tier gives by itself, lowest first. */
export function tierPerksViews(
  { perks = { monthly: [], birthday: null }, tiers }: BrandDoc,
  nameOf: PerkNames,
  goods: readonly GoodsDoc[],
): TierPerksView[] {
  return tiers.map(({ id }) => ({
    tierId: id,
    ...givesOf(perks, id, nameOf),
    exclusive: goods.filter(({ needTier }) => needTier === id).map(({ name }) => name),
  }))
}

/** What a member gets and when the next comes, as of today; nothing for guests and brands without perks. */
export function myPerksView(
  member: MemberDoc | null,
  brand: BrandDoc,
  nameOf: PerkNames,
  now: number,
): { perks?: MyPerksView } {
  const { perks } = brand
  if (!perks || member?.state !== 'member') return {}
  const today = dayOf(now, brand.timeZone)
  const { monthly, birthday } = givesOf(perks, tierById(member.tier, brand.tiers).id, nameOf)
  const isOwed = (kind: PerkKind) => perksOf(member).owed.some(owed => owed.kind === kind)
  return {
    perks: {
      monthly: monthly
        ? {
            name: monthly,
            state: isOwed('monthly') ? 'waiting' : hasThisMonth(member, perks, today) ? 'given' : 'coming',
            nextDay: nextMonthDay(today),
          }
        : null,
      birthday: perks.birthday && {
        monthDay: perksOf(member).birthday,
        gift: birthday,
        ...turnView(member, perks.birthday, today, isOwed('birthday')),
      },
    },
  }
}

function givesOf({ monthly, birthday }: PerkRule, tierId: string, nameOf: PerkNames) {
  const coupon = monthly.find(each => each.tierId === tierId)
  const gift = birthday?.gifts.find(each => each.tierId === tierId)
  return {
    monthly: (coupon && nameOf(coupon.batchId)) || null,
    birthday: gift ? { points: gift.points, couponName: gift.batchId && nameOf(gift.batchId) } : null,
  }
}

function hasThisMonth(member: MemberDoc, { monthly }: PerkRule, today: string): boolean {
  const ofTier = monthly.find(({ tierId }) => tierId === member.tier)
  if (!ofTier) return false
  return isGiven(perksOf(member), { kind: 'monthly', batchId: ofTier.batchId, period: today.slice(0, 7) })
}

/** `nextDay` = first day of the next gift, `''` while no birthday is known. */
function turnView(member: MemberDoc, { window }: BirthdayRule, today: string, isOwed: boolean) {
  const { birthday, given, saidDay = '' } = perksOf(member)
  if (birthday === '') return { state: 'unknown' as const, nextDay: '' }
  const turn = runningTurn(birthday, window, today)
  const perk = turn && { kind: 'birthday' as const, batchId: '', period: turn.year }
  const row = perk && given.find(each => samePerk(each, perk) && each.period >= perk.period)
  const afterSaid = saidDay === '' ? '' : addDays(saidDay, 1)
  const comes = turn && !row ? ([turn.from, afterSaid].sort().at(-1) ?? turn.from) : null
  const nextDay = turn && comes && comes <= turn.to ? comes : nextTurn(birthday, window, today).from
  if (isOwed) return { state: 'waiting' as const, nextDay }
  return { state: row && !row.skipped ? ('given' as const) : ('coming' as const), nextDay }
}
