import { accept } from '@shared/contract'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { staffDayIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { netFenOf } from '@shared/domain/order/refunded'
import { creditTotals } from '@shared/domain/staff/credit-totals'
import { customerView } from '../../modules/staff/customer-view'
import { workPlace } from '../../modules/staff/work-place'
import type { Handler } from '../../platform/context'
import { _, find, readMany } from '../../platform/database'

const DAYS = 7
const SHOWN = 50

/**
 * What this store credited by hand in a week, newest first, so that it can be given back without a slip, and
 * what its staff credited today in all. 5 trips, 2 deep.
 */
export const openCredits: Handler<'receipt.credits'> = async (context, { storeId }) => {
  const { brand, now } = context
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const day = dayOf(now, brand.timeZone)
  const [orders, here] = await Promise.all([
    find(
      'orders',
      { storeId, source: 'counter', 'paid.day': _.gte(addDays(day, 1 - DAYS)) },
      { orderBy: { 'paid.day': 'desc', createdAt: 'desc' }, limit: SHOWN },
    ),
    find('staff', { brandId: brand._id, stores: _.in([storeId, '*']) }, { limit: LIMITS.rowsPerQuery }),
  ])
  const [members, staff, days] = await Promise.all([
    readMany(
      'members',
      orders.map(({ memberId }) => memberId),
    ),
    readMany(
      'staff',
      orders.map(({ creditedBy = '' }) => creditedBy),
    ),
    find(
      'staffDays',
      { _id: _.in(here.map(({ _id }) => staffDayIdOf(_id, day))) },
      { limit: LIMITS.rowsPerQuery, only: ['staffId', 'sums'] },
    ),
  ])
  return accept({
    today: creditTotals(day, days, here),
    credits: orders.map(order => ({
      receiptNo: order.slipNumber ?? order.outTradeNo,
      at: order.paid?.at ?? order.createdAt,
      amountFen: order.amountFen ?? 0,
      leftFen: netFenOf(order, 'total'),
      keptPoints: order.keptPoints,
      customer: customerView(
        members.find(({ _id }) => _id === order.memberId),
        brand,
      ),
      clerkName: staff.find(({ _id }) => _id === order.creditedBy)?.name ?? '',
    })),
  })
}
