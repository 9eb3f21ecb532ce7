import { accept, type InputOf } from '@shared/contract'
import type { OrderTab } from '@shared/contract/actions/order'
import { dayOf, startOfDay } from '@shared/domain/calendar/day'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { kindOf } from '@shared/domain/order/kind'
import { type MonthSum, monthOf, sumByMonth } from '@shared/domain/order/months'
import { isOnTheWay } from '@shared/domain/order/pick-up'
import type { OrderDoc } from '@shared/domain/order/types'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { ofPerson, underIds } from '../../modules/account/of-person'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { orderRowView } from '../../modules/order-facts/order-view'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

/** One read: several pages, so that a tab that shows few of them is filled, and most months are whole. */
const READ = 100
const PAGE = LIMITS.rowsPerPage

const SHOWN: Readonly<Record<OrderTab, (order: OrderDoc) => boolean>> = {
  all: () => true,
  goods: order => kindOf(order) === 'goods',
  store: order => kindOf(order) === 'store',
  refunded: ({ refunds }) => refunds.some(({ state }) => state === 'success'),
}

/**
 * The caller's orders, newest first, with what each month came to. 2 trips side by side; 3 for a merged
 * person, 1 more where a page ends inside a month that goes on beyond what was read.
 */
export const listOrders: Handler<'order.list'> = async ({ brand, caller, now }, { tab = 'all', after }) => {
  const { timeZone } = brand
  const memberId = memberIdOf(brand._id, caller.openid)
  const before = beforeOf(after)
  const loading = loadMember(memberId)
  const [found, { member }, storeName] = await Promise.all([
    ofPerson(memberId, loading, ids => ordersOf(ids, 0, before ?? Number.MAX_SAFE_INTEGER)),
    loading,
    storeNames(brand._id),
  ])
  const orders = found.sort((a, b) => b.createdAt - a.createdAt).slice(0, READ)
  const today = dayOf(now, timeZone)
  const listed = orders.filter(isKept).filter(SHOWN[tab])
  const isLive = (order: OrderDoc) => tab !== 'refunded' && isOnTheWay(order, today)
  const live = before === null ? listed.filter(isLive) : []
  const rest = listed.filter(order => !isLive(order))
  const page = rest.slice(0, PAGE)
  const exhausted = orders.length < READ
  const end = rest.length > PAGE ? page[PAGE - 1] : orders[orders.length - 1]
  const rows = [
    ...orders,
    ...(exhausted || !end ? [] : await restOfMonth(idsOfPerson(memberId, member), orders, end, timeZone)),
  ]
  const sums = sumByMonth(rows.filter(isKept).filter(SHOWN[tab]), timeZone)
  const months = new Set([...live, ...page].map(order => monthOf(order, timeZone)))
  const views = { now, timeZone, storeName }
  return accept({
    brand: brandView(brand),
    live: live.map(order => orderRowView(order, views)),
    orders: page.map(order => orderRowView(order, views)),
    months: sums.filter(sum => months.has(sum.month) && !isBegun(sum, before, timeZone)),
    next: end && (rest.length > PAGE || !exhausted) ? String(end.createdAt) : null,
    now,
  })
}

/** A stub, of which only a refund is known, is nothing to show yet. */
const isKept = ({ amountFen }: OrderDoc) => amountFen !== null

function beforeOf(after: InputOf<'order.list'>['after']): number | null {
  return Number.parseInt(after ?? '', 10) || null
}

/** A month whose rows began on the page before has its sum there. */
const isBegun = ({ month }: MonthSum, before: number | null, timeZone: string) =>
  before !== null && dayOf(before, timeZone).slice(0, 7) === month

/** Older orders of the month that `end` stands in, which the page itself does not reach. */
function restOfMonth(
  ids: readonly string[],
  orders: readonly OrderDoc[],
  end: OrderDoc,
  timeZone: string,
): Promise<OrderDoc[]> {
  const oldest = orders[orders.length - 1]?.createdAt ?? 0
  const from = startOfDay(`${monthOf(end, timeZone)}-01`, timeZone)
  return oldest <= from ? Promise.resolve([]) : ordersOf(ids, from, oldest, LIMITS.rowsPerQuery)
}

const ordersOf = (ids: readonly string[], from: number, until: number, limit = READ) =>
  find(
    'orders',
    { memberId: underIds(ids), createdAt: _.between(from, until) },
    { orderBy: { createdAt: 'desc' }, limit },
  )
