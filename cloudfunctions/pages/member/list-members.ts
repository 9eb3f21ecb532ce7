import { accept, type InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { addDays, dayOf, startOfDay } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import { brandView, tierViews } from '../../modules/brand/brand-view'
import type { Handler } from '../../platform/context'
import { _, count, type Filter, find } from '../../platform/database'
import { memberRow } from './member-row'

const PAGE = LIMITS.rowsPerPage

/**
 * The members of a brand, newest first. 1 trip for the page and 1 for the count of each tier, side by side.
 * The counts are exact: the database walks the index keys it counts, 100,000 for as many members
 * (docs/architecture/sweepers-and-cost.md).
 */
export const listMembers: Handler<'member.list'> = async ({ brand, now }, input) => {
  const { at, skip } = placeOf(input.after)
  const fromAt = joinedFrom(input.joinedDays, brand, now)
  const tiers = tierViews(brand)
  const [found, counts] = await Promise.all([
    find('members', membersOf(brand, input.tierId, { fromAt, toAt: at }), {
      orderBy: { joinedAt: 'desc', _id: 'desc' },
      skip,
      limit: PAGE + 1,
    }),
    Promise.all(tiers.map(({ id }) => count('members', membersOf(brand, id, { fromAt, toAt: null })))),
  ])
  const page = found.slice(0, PAGE)
  const byTier = tiers.map(({ id }, i) => ({ tierId: id, count: counts[i] ?? 0 }))
  const counted = byTier.filter(({ tierId }) => !input.tierId || tierId === input.tierId)
  return accept({
    brand: brandView(brand),
    members: page.map(member => memberRow(member, brand, now)),
    total: counted.reduce((total, each) => total + each.count, 0),
    tiers: byTier,
    next: found.length > PAGE ? nextOf(page, { at, skip }) : null,
    now,
  })
}

function membersOf(
  { _id: brandId }: BrandDoc,
  tier: string | undefined,
  { fromAt, toAt }: { fromAt: number; toAt: number | null },
): Filter<MemberDoc> {
  const joinedAt = toAt === null ? _.gte(fromAt) : _.between(fromAt, toAt + 1)
  return { brandId, state: 'member', ...(tier ? { tier } : {}), joinedAt }
}

function joinedFrom(days: InputOf<'member.list'>['joinedDays'], { timeZone }: BrandDoc, now: number): number {
  return days === 0 ? 0 : startOfDay(addDays(dayOf(now, timeZone), 1 - days), timeZone)
}

/** The moment a page begins at, and how many who joined at that very moment earlier pages have shown. */
interface Place {
  at: number | null
  skip: number
}

function placeOf(after: string | undefined): Place {
  const [at, skip] = (after ?? '').split('.').map(Number)
  return after === undefined ? { at: null, skip: 0 } : { at: at ?? 0, skip: skip ?? 0 }
}

/** Names no id: ids hold openids. */
function nextOf(page: readonly MemberDoc[], from: Place): string {
  const at = page.at(-1)?.joinedAt ?? 0
  const here = page.filter(({ joinedAt }) => joinedAt === at).length
  return `${at}.${at === from.at ? from.skip + here : here}`
}
