import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { differenceIdOf, orderIdOf } from '@shared/domain/ids'
import { ownPartOf } from '@shared/domain/merchant/belonging'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { billWindow } from '@shared/domain/reconciliation/bill-day'
import { type BillWindow, compareBill } from '@shared/domain/reconciliation/compare-bill'
import { readBill } from '@shared/domain/reconciliation/read-bill'
import type { BillCheckDoc, Difference, DifferenceDoc, TradeBill } from '@shared/domain/reconciliation/types'
import { allOf } from '../../platform/all-of'
import { _, insert, readMany } from '../../platform/database'
import { log } from '../../platform/log'
import { brandById, merchantByMchid, wechatPayOf } from '../../platform/settings'

/** Orders looked up together, so that one answer stays small. */
const GROUP = 100

/**
 * Pulls one day's bill, compares what is the brand's in it with the orders and keeps every difference under its own id, due to be asked about. Null: no bill
 * to rely on yet. Repeatable: a difference kept before stays as it is.
 */
export async function compareDay(check: BillCheckDoc, now: number): Promise<Partial<BillCheckDoc> | null> {
  const [brand, merchant] = await Promise.all([brandById(check.brandId), merchantByMchid(check.mchid)])
  const whole = merchant && (await pullBill(merchant, check.day))
  if (!brand || !merchant || !whole) return null
  const window = billWindow(check.day)
  const orders = await ordersFor(whole, brand, check.mchid, window)
  const bill = ownPartOf(whole, merchant, orders)
  const differences = compareBill(bill, orders, window)
  for (const difference of differences) await insert('reconDiffs', kept(difference, check, now))
  if (differences.length > 0) {
    log.warn('reconciliation.differs', { mchid: check.mchid, day: check.day, count: differences.length })
  }
  const sum = (amounts: readonly number[]) => amounts.reduce((total, fen) => total + fen, 0)
  return {
    payments: bill.payments.length,
    paidFen: sum(bill.payments.map(payment => payment.totalFen)),
    refunds: bill.refunds.length,
    refundedFen: sum(bill.refunds.map(refund => refund.fen)),
    differences: differences.length,
  }
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

/** The orders the bill names, and those of ours that were paid or refunded in its time. */
async function ordersFor(
  bill: TradeBill,
  { _id: brandId, timeZone }: BrandDoc,
  mchid: string,
  { fromAt, untilAt }: BillWindow,
): Promise<OrderDoc[]> {
  const days = [...new Set([dayOf(fromAt, timeZone), dayOf(untilAt - 1, timeZone)])]
  const [paid, refunded] = await Promise.all([
    allOf('orders', { brandId, mchid, 'paid.day': _.in(days) }),
    allOf('orders', { brandId, mchid, 'refunds.at': _.between(fromAt, untilAt) }),
  ])
  const found = new Map([...paid, ...refunded].map(order => [order._id, order]))
  const named = [...bill.payments, ...bill.refunds].map(({ outTradeNo }) => orderIdOf(mchid, outTradeNo))
  const missing = [...new Set(named)].filter(id => !found.has(id))
  for (let first = 0; first < missing.length; first += GROUP) {
    for (const order of await readMany('orders', missing.slice(first, first + GROUP))) {
      found.set(order._id, order)
    }
  }
  return [...found.values()]
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
