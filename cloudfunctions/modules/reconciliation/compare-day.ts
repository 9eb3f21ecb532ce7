import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { differenceIdOf, orderIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { ownPartOf } from '@shared/domain/merchant/belonging'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { billWindow } from '@shared/domain/reconciliation/bill-day'
import {
  afterBillPage,
  billBegun,
  billPage,
  LAST,
  type SortedBill,
  sortedBill,
} from '@shared/domain/reconciliation/bill-page'
import { compareBill } from '@shared/domain/reconciliation/compare-bill'
import { readBill } from '@shared/domain/reconciliation/read-bill'
import type {
  BillCheckDoc,
  BillProgress,
  Difference,
  DifferenceDoc,
  TradeBill,
} from '@shared/domain/reconciliation/types'
import { now as clock } from '../../platform/clock'
import { _, type Filter, find, insert, readMany } from '../../platform/database'
import { log } from '../../platform/log'
import { brandById, merchantByMchid, wechatPayOf } from '../../platform/settings'

/**
 * Order numbers compared together: so many of our orders of each list are in memory at once, whatever the
 * day's size.
 */

/**
 * Until when a turn works, and what keeps the progress of every page, so that a function that dies loses one
 * page.
 */
interface BillTurn {
  deadlineAt: number
  keep(progress: BillProgress): Promise<void>
}

/** What every page of one turn needs. */
interface Comparing {
  check: BillCheckDoc
  brand: BrandDoc
  merchant: MerchantDoc
  bill: SortedBill
  now: number
}

/**
 * Pulls one day's bill, compares what is the brand's in it with the orders, page by page in the order of
 * order numbers, and keeps every difference under its own id, due to be asked about. Goes on where the last
 * turn stopped. Null: no bill to rely on yet. Repeatable: a difference kept before stays as it is.
 */
export async function compareDay(
  check: BillCheckDoc,
  now: number,
  { deadlineAt, keep }: BillTurn,
): Promise<{ progress: BillProgress; isDone: boolean } | null> {
  const [brand, merchant] = await Promise.all([brandById(check.brandId), merchantByMchid(check.mchid)])
  const bill = merchant && (await pullBill(merchant, check.day))
  if (!brand || !merchant || !bill) return null
  const comparing = { check, brand, merchant, bill: sortedBill(bill), now }
  let progress = check.progress ?? billBegun()
  do {
    progress = await comparePage(comparing, progress)
    if (progress.cursor === LAST) return { progress, isDone: true }
    await keep(progress)
  } while (clock() < deadlineAt)
  return { progress, isDone: false }
}

async function comparePage(comparing: Comparing, progress: BillProgress): Promise<BillProgress> {
  const { check, merchant, bill, now } = comparing
  const found = await ordersBehind(progress.cursor, comparing)
  const page = billPage(bill, found, progress.cursor, LIMITS.rowsPerAuditRead)
  const others = await readMany(
    'orders',
    page.alsoNamed.map(number => orderIdOf(check.mchid, number)),
  )
  const orders = [...page.orders, ...others]
  const own = ownPartOf(page.lines, merchant, orders)
  const differences = compareBill(own, orders, billWindow(check.day))
  await Promise.all(differences.map(difference => insert('reconDiffs', kept(difference, check, now))))
  return afterBillPage(progress, page, own, differences)
}

async function pullBill(merchant: MerchantDoc, day: string): Promise<TradeBill | null> {
  const mchid = merchant._id
  const answer = await wechatPayOf(merchant).tradeBill(day)
  if (!answer.ok) {
    log.note('bill.not-there', { mchid, day, reason: answer.reason, message: answer.message })
    return null
  }
  if (answer.value === null) return { payments: [], refunds: [] }
  const read = readBill(answer.value)
  if (read.ok) return read.bill
  log.error('bill.unreadable', new Error(read.why), { mchid, day, line: read.line })
  return null
}

/**
 * Our next orders behind a number that were paid on a day of the bill's time, a list per day of the brand's
 * clock, and those refunded in it; each by order number. Two trips side by side, three where the brand's days
 * are not Beijing's.
 */
function ordersBehind(number: string, { check, brand }: Comparing): Promise<OrderDoc[][]> {
  const { fromAt, untilAt } = billWindow(check.day)
  const { brandId, mchid } = check
  const next = { brandId, mchid, _id: _.gt(orderIdOf(mchid, number)) }
  const days = new Set([dayOf(fromAt, brand.timeZone), dayOf(untilAt - 1, brand.timeZone)])
  const filters: Filter<OrderDoc>[] = [
    ...[...days].map(day => ({ ...next, 'paid.day': day })),
    { ...next, 'refunds.at': _.between(fromAt, untilAt) },
  ]
  return Promise.all(
    filters.map(filter =>
      find('orders', filter, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerAuditRead }),
    ),
  )
}

function kept(difference: Difference, { brandId, mchid, day }: BillCheckDoc, now: number): DifferenceDoc {
  const { kind, outTradeNo, refundNo } = difference
  return {
    ...difference,
    _id: differenceIdOf(mchid, day, kind, refundNo || outTradeNo),
    brandId,
    mchid,
    day,
    orderId: orderIdOf(mchid, outTradeNo),
    state: 'open',
    note: '',
    at: now,
    healedAt: 0,
    tries: 0,
    dueAt: now,
  }
}
