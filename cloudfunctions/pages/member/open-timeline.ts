import { accept, refuse } from '@shared/contract'
import type { MemberProfile } from '@shared/contract/actions/member-list'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import type { CouponDoc, CouponState } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import type { OrderDoc } from '@shared/domain/order/types'
import { isSettling } from '@shared/domain/points/entry-kinds'
import { expiryCalendar } from '@shared/domain/points/expiry-calendar'
import type { LedgerEntry } from '@shared/domain/points/types'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { underIds } from '../../modules/account/of-person'
import { pointsView } from '../../modules/account/points-view'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { progressView } from '../../modules/member/member-view'
import type { Handler } from '../../platform/context'
import { _, find, read, readMany } from '../../platform/database'
import { cursorOf, type Places, placesOf, readPersonHistory } from '../points/read-person-history'
import { memberRow } from './member-row'
import { couponItems, type Names, paymentItems, pointsItems } from './timeline-items'

/** Payments read for one page; a page of points ends long before. */
const ORDERS = 100
/** Far beyond what one person has had. */
const COUPONS = 500
const LIVE: readonly CouponState[] = ['CONFIRMING', 'PENDING', 'EFFECTIVE', 'LOCKED']

/**
 * One member and their line of time: a page of points, and whatever else happened until the oldest of it. 1
 * trip for the member, 3 side by side, then 3 for orders, batches and staff by name; on the first page the
 * path beside them. Merged people cost what their history costs (`readPersonHistory`).
 */
export const openTimeline: Handler<'member.timeline'> = async ({ brand, now }, input) => {
  const from = startOf(input.after)
  if (!from) return refuse('BAD_INPUT', undefined, { field: 'input.after' })
  const { member } = await loadMember(input.customerId)
  if (member?.state !== 'member' || member.brandId !== brand._id) return refuse('MEMBER_NOT_FOUND')
  const ids = idsOfPerson(member._id, member)
  const [history, orders, coupons, store] = await Promise.all([
    readPersonHistory(member, 'all', from.places),
    ordersUntil(ids, from.toAt),
    couponsOf(ids),
    storeNames(brand._id),
  ])
  const [settled, names, profile] = await Promise.all([
    readMany(
      'orders',
      history.entries.filter(isSettling).map(({ ref }) => ref),
    ),
    namesOf(history.entries, coupons, store),
    input.after === undefined ? profileOf(member, coupons, brand, now) : null,
  ])
  const page = pageOf(history, orders, from)
  const items = [
    ...paymentItems(orders, names),
    ...pointsItems(history.entries, new Map(settled.map(order => [order._id, order])), names),
    ...coupons.flatMap(coupon => couponItems(coupon, names)),
  ]
  return accept({
    brand: brandView(brand),
    profile,
    items: items.filter(({ at }) => at > page.fromAt && at <= from.toAt).sort((a, b) => b.at - a.at),
    next: page.next,
    now,
  })
}

/** Where a page begins: at a moment, included, and in each history of points. */
interface Start {
  toAt: number
  places: Places
}

function startOf(after: string | undefined): Start | null {
  if (after === undefined) return { toAt: NEVER, places: [] }
  const [toAt = '', cursor = ''] = after.split('~')
  const places = cursor === '' ? [] : placesOf(cursor)
  return places && { toAt: Number(toAt), places }
}

const ordersUntil = (ids: readonly string[], toAt: number): Promise<OrderDoc[]> =>
  find(
    'orders',
    { memberId: underIds(ids), 'paid.at': _.between(1, toAt + 1) },
    { orderBy: { 'paid.at': 'desc' }, limit: ORDERS },
  )

/** Packs count by their coupons; a gift withdrawn before it was taken never belonged to them. */
async function couponsOf(ids: readonly string[]): Promise<CouponDoc[]> {
  const all = await find('coupons', { memberId: underIds(ids) }, { limit: COUPONS })
  return all.filter(({ contents, token }) => contents.length === 0 && token !== '')
}

/**
 * What a page shows begins after `fromAt`: where the first of the lists that go on stopped. When that is not
 * the points, their page is read again from where it began.
 */
function pageOf(
  history: { entries: readonly LedgerEntry[]; next: Places | null },
  orders: readonly OrderDoc[],
  from: Start,
): { fromAt: number; next: string | null } {
  const oldest = (moments: readonly number[]) => Math.min(from.toAt, ...moments) - 1
  const pointsAt = history.next ? oldest(history.entries.map(({ at }) => at)) : -1
  const ordersAt = orders.length === ORDERS ? oldest(orders.map(({ paid }) => paid?.at ?? 0)) : -1
  const fromAt = Math.max(pointsAt, ordersAt)
  if (fromAt < 0) return { fromAt, next: null }
  const places = fromAt === pointsAt && history.next ? history.next : from.places
  return { fromAt, next: `${fromAt}~${cursorOf(places)}` }
}

async function namesOf(
  entries: readonly LedgerEntry[],
  coupons: readonly CouponDoc[],
  store: Names['store'],
): Promise<Names> {
  const adjusters = entries.flatMap(entry => (entry.kind === 'adjust' ? entry.by : []))
  const undoers = coupons.flatMap(({ uses }) => uses.flatMap(({ voided }) => (voided ? [voided.by] : [])))
  const [batches, people] = await Promise.all([
    readMany(
      'batches',
      coupons.map(({ batchId }) => batchId),
    ),
    readMany('staff', [...adjusters, ...undoers]),
  ])
  const batchById = new Map(batches.map(batch => [batch._id, batch]))
  const staffById = new Map(people.map(({ _id, name }) => [_id, name]))
  return { store, batch: id => batchById.get(id), staff: id => staffById.get(id) ?? '' }
}

async function profileOf(
  member: MemberDoc,
  coupons: readonly CouponDoc[],
  brand: BrandDoc,
  now: number,
): Promise<MemberProfile> {
  const path = member.broughtBy ? await read('links', member.broughtBy.linkId) : null
  return {
    ...memberRow(member, brand, now),
    progress: progressView(member, brand),
    points: pointsView(member, brand, now),
    ends: expiryCalendar(member, dayOf(now, brand.timeZone)).ends,
    coupons: {
      usable: coupons.filter(({ state, validTo }) => LIVE.includes(state) && validTo > now).length,
      used: coupons.filter(({ state }) => state === 'USED').length,
      over: coupons.filter(
        ({ state, validTo }) => state !== 'USED' && (!LIVE.includes(state) || validTo <= now),
      ).length,
    },
    broughtBy: path?.name ?? '',
  }
}
