import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { brand, member } from '../test-brand'
import { duePerks } from './due-perks'
import type { GivenPerk, PerkBook, PerkRule } from './types'

/** 知味 and 藏山 get a coupon each month; for a birthday 知味 gets 50 points, 藏山 100 and a cake. */
export const perks: PerkRule = {
  monthly: [
    { tierId: 'zhiwei', batchId: 'shanze:monthly' },
    { tierId: 'cangshan', batchId: 'shanze:tasting' },
  ],
  birthday: {
    window: { by: 'month' },
    gifts: [
      { tierId: 'zhiwei', points: 50, batchId: '' },
      { tierId: 'cangshan', points: 100, batchId: 'shanze:cake' },
    ],
  },
}

export const shop: BrandDoc = { ...brand, perks }
export const aroundBirthday = (before: number, after: number): BrandDoc => ({
  ...brand,
  perks: {
    ...perks,
    birthday: { gifts: perks.birthday?.gifts ?? [], window: { by: 'days', before, after } },
  },
})

export const book = (over: Partial<PerkBook> = {}): PerkBook => ({
  birthday: '',
  given: [],
  owed: [],
  ...over,
})

/** A member of a tier with what they were given before. */
export const holder = (tier: string, over: Partial<PerkBook> = {}): MemberDoc => {
  const growth = { xinya: 0, zhiwei: 700, cangshan: 2500 }[tier] ?? 0
  return member({ tier, growth, perks: book(over) })
}

/** 10:24 of a day in Shanghai. */
export const on = (day: string) => Date.parse(`${day}T10:24:00+08:00`)

export const november = { kind: 'monthly', batchId: 'shanze:monthly', period: '2026-11' } as const
export const given = (batchId: string, period: string): GivenPerk => ({ kind: 'monthly', batchId, period })

/** What is due, in short: `monthly shanze:monthly 2026-11`. */
export const names = (member: MemberDoc, today: string, brand = shop) =>
  duePerks(member, brand, today).map(({ kind, batchId, period }) => `${kind} ${batchId || '-'} ${period}`)

/** The member after the decision, which must have been written. */
export function written(decision: { kind: string; next?: MemberDoc }): MemberDoc {
  if (!decision.next) throw new Error(decision.kind)
  return { ...decision.next, journal: [] }
}
