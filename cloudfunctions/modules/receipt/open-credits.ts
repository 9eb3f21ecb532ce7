import { accept } from '@shared/contract'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { netFenOf } from '@shared/domain/order/refunded'
import type { Handler } from '../../platform/context'
import { _, find, readMany } from '../../platform/database'
import { customerView } from '../staff/customer-view'
import { workPlace } from '../staff/work-place'

const DAYS = 7
const SHOWN = 50

/** What this store credited by hand in a week, newest first, so that it can be given back without a slip. 3 trips, 2 deep. */
export const openCredits: Handler<'clerk.credits'> = async (context, { storeId }) => {
  const { brand, now } = context
  const place = await workPlace(context, storeId)
  if ('code' in place) return place
  const from = addDays(dayOf(now, brand.timeZone), 1 - DAYS)
  const orders = await find(
    'orders',
    { storeId, source: 'counter', 'paid.day': _.gte(from) },
    { orderBy: { 'paid.day': 'desc', createdAt: 'desc' }, limit: SHOWN },
  )
  const [members, staff] = await Promise.all([
    readMany(
      'members',
      orders.map(({ memberId }) => memberId),
    ),
    readMany(
      'staff',
      orders.map(({ creditedBy = '' }) => creditedBy),
    ),
  ])
  return accept({
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
