import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { addDays, addMonths, dayOf, startOfDay } from '../calendar/day'
import { HOUR_MS } from '../calendar/units'
import { hash32 } from '../codes/hash'
import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import { tierById } from '../tier/tier-of'
import { nextTurn, runningTurn } from './birthday'
import type { GivenPerk, PerkBook } from './types'

/** One perk that is to be given now. */
export interface DuePerk extends GivenPerk {
  points: number
  /** First day of the period: since when it has been due. */
  fromDay: string
}

type Entitled = Pick<MemberDoc, 'state' | 'tier' | 'perks'>
type Rules = Pick<BrandDoc, 'perks' | 'tiers'>

/**
 * A month begins for all members at once; the timer takes this long over it, by the member's id, so that no
 * queue of theirs keeps other duties waiting: 100 members per 15 s are 144,000 in six hours. A member who
 * looks earlier gets it at once.
 */
export const PERK_SPREAD_MS = 6 * HOUR_MS

/** What a member has been given; nothing on documents from before. */
export const perksOf = ({ perks }: Pick<MemberDoc, 'perks'>): PerkBook =>
  perks ?? { birthday: '', given: [], owed: [] }

export const samePerk = (a: GivenPerk, b: GivenPerk) =>
  a.kind === b.kind && (a.kind === 'birthday' || a.batchId === b.batchId)

/** Given for this period or a later one. */
export const isGiven = ({ given }: Pick<PerkBook, 'given'>, perk: GivenPerk) =>
  given.some(each => samePerk(each, perk) && each.period >= perk.period)

/** The list with this perk as the newest of its kind; one row each, so it never grows. */
export function withGiven(given: readonly GivenPerk[], perk: GivenPerk): GivenPerk[] {
  const existing = given.find(each => samePerk(each, perk))
  if (existing && existing.period >= perk.period) return [...given]
  return [...given.filter(each => !samePerk(each, perk)), perk]
}

/**
 * What a member is to be given on a brand-local day, by the tier held that day: the month's coupon once per
 * batch, so a tier reached within the month brings its coupon too unless it is the same one; the birthday
 * gift once a year, never on the day the birthday is said. While one of a kind is still owed for want of
 * stock, no further one of it begins.
 */
export function duePerks(member: Entitled, { perks, tiers }: Rules, today: string): DuePerk[] {
  if (!perks || member.state !== 'member') return []
  const book = perksOf(member)
  const held = tierById(member.tier, tiers).id
  const due: DuePerk[] = []
  const monthly = perks.monthly.find(({ tierId }) => tierId === held)
  if (monthly) {
    const month = today.slice(0, 7)
    due.push({ kind: 'monthly', batchId: monthly.batchId, period: month, points: 0, fromDay: `${month}-01` })
  }
  const gift = perks.birthday?.gifts.find(({ tierId }) => tierId === held)
  const turn =
    perks.birthday && book.birthday ? runningTurn(book.birthday, perks.birthday.window, today) : null
  if (gift && turn && today > (book.saidDay ?? '')) {
    const { points, batchId } = gift
    due.push({ kind: 'birthday', batchId, period: turn.year, points, fromDay: turn.from })
  }
  return due.filter(perk => !isGiven(book, perk) && !book.owed.some(owed => samePerk(owed, perk)))
}

/** What the step from one document to the next has decided, not handed over yet. */
export const newlyOwed = (before: Pick<MemberDoc, 'perks'>, next: Pick<MemberDoc, 'perks'>) =>
  perksOf(next).owed.filter(row => !perksOf(before).owed.some(({ couponId }) => couponId === row.couponId))

/** The first day of the month after a day's. */
export const nextMonthDay = (today: string) => addMonths(`${today.slice(0, 7)}-01`, 1)

/**
 * The first brand-local day on which something may be due anew: the next month's, or that of the next
 * birthday gift.
 */
export function nextPerkDay(member: Entitled, { perks }: Rules, today: string): string {
  const nextMonth = nextMonthDay(today)
  const { birthday, saidDay } = perksOf(member)
  if (!perks?.birthday || birthday === '') return nextMonth
  const { from } = nextTurn(birthday, perks.birthday.window, today)
  const days = [nextMonth, from, ...(saidDay === today ? [addDays(today, 1)] : [])]
  return days.sort()[0] ?? nextMonth
}

/**
 * When the timer must look at a member for their perks. Every member of a brand that gives any is looked at
 * at least once a month, so that what the brand adds reaches those too who never come.
 */
export function perkDueAt(
  member: Entitled & Pick<MemberDoc, '_id'>,
  brand: Rules & Pick<BrandDoc, 'timeZone'>,
  now: number,
): number {
  if (!brand.perks || member.state !== 'member') return NEVER
  const today = dayOf(now, brand.timeZone)
  const spreadMs = hash32(member._id) % PERK_SPREAD_MS
  const begins = (day: string) => startOfDay(day, brand.timeZone) + spreadMs
  const due = duePerks(member, brand, today).map(perk =>
    Math.max(now + ARCHIVE_GRACE_MS, begins(perk.fromDay)),
  )
  const owed = perksOf(member).owed.map(({ tryAt }) => tryAt)
  return Math.min(begins(nextPerkDay(member, brand, today)), ...due, ...owed)
}

/**
 * Later than this no member of a brand with perks is looked at: those who are were members before the brand
 * gave any.
 */
export function latestPerkLookAt(timeZone: string, now: number): number {
  return startOfDay(nextMonthDay(dayOf(now, timeZone)), timeZone) + PERK_SPREAD_MS
}
