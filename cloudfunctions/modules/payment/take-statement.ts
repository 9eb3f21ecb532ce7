import { orderIdOf } from '@shared/domain/ids'
import { takesPayment, takesRefund } from '@shared/domain/merchant/belonging'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { addPaid, addRefund } from '@shared/domain/order/add-fact'
import type { FactDecision, OrderDoc } from '@shared/domain/order/types'
import { read } from '../../platform/database'
import { brandById } from '../../platform/settings'
import type { Refund, Transaction } from '../../platform/wechatpay'
import { addFact, type FactAdded } from '../order-facts/add-fact'
import { fileInInbox } from './file-in-inbox'
import { paidStatement, refundStatement } from './statement'

/** Where a statement of WeChat Pay came from. */
export interface StatementSource {
  merchant: MerchantDoc
  by: 'notice' | 'query'
  now: number
}

/**
 * A verified payment becomes a fact of its order; what does not fit goes to the inbox and grants nothing. 2
 * trips.
 */
export async function takePayment(
  source: StatementSource,
  transaction: Transaction,
  known?: OrderDoc | null,
): Promise<FactAdded> {
  const orderId = orderIdOf(source.merchant._id, transaction.outTradeNo)
  const [brand, existing] = await Promise.all([
    brandById(source.merchant.brandId),
    known === undefined ? read('orders', orderId) : known,
  ])
  if (!brand) throw new Error(`merchant ${source.merchant._id} belongs to an unknown brand`)
  const statement = await paidStatement(brand, source.merchant, transaction)
  const added = statement.ok
    ? await asRelatedNow(source, by =>
        addFact(orderId, order => addOwnPaid(by, order, statement.news), existing),
      )
    : ({ kind: 'unmatched', reason: statement.reason } as const)
  const about = [transaction.outTradeNo, transaction.transactionId ?? '']
  return filedIfUnmatched(source, { about, statement: transaction }, added)
}

/**
 * The same for one refund, which may come before its payment and may have been made by hand at WeChat. 2
 * trips.
 */
export async function takeRefund(
  source: StatementSource,
  refund: Refund,
  known?: OrderDoc | null,
): Promise<FactAdded> {
  const statement = refundStatement(source.merchant, refund, source.now)
  const orderId = orderIdOf(source.merchant._id, refund.outTradeNo)
  const added = statement.ok
    ? await asRelatedNow(source, by =>
        addFact(orderId, order => addOwnRefund(by, order, statement.news), known),
      )
    : ({ kind: 'unmatched', reason: statement.reason } as const)
  return filedIfUnmatched(source, { about: ['refund', refund.outRefundNo], statement: refund }, added)
}

/**
 * An instance may not have read yet that the number was confirmed; WeChat Pay sends a notice once, so it is
 * looked up before the answer is no. 1 trip more, only then.
 */
async function asRelatedNow(
  source: StatementSource,
  add: (by: StatementSource) => Promise<FactAdded>,
): Promise<FactAdded> {
  const added = await add(source)
  if (added.kind !== 'unmatched' || added.reason !== 'merchant-not-confirmed') return added
  const merchant = await read('merchants', source.merchant._id)
  return merchant && merchant.version !== source.merchant.version ? add({ ...source, merchant }) : added
}

type PaidNews = Extract<Awaited<ReturnType<typeof paidStatement>>, { ok: true }>['news']
type RefundNews = Extract<ReturnType<typeof refundStatement>, { ok: true }>['news']
const notConfirmed: FactDecision = { kind: 'unmatched', reason: 'merchant-not-confirmed' }

/** What was booked before stays so; else the number must have collected for the brand when it was paid. */
function addOwnPaid(
  { merchant, now }: StatementSource,
  order: OrderDoc | null,
  news: PaidNews,
): FactDecision {
  const own = order?.paid || takesPayment(merchant, news.paid, order)
  return own ? addPaid(order, news, now) : notConfirmed
}

function addOwnRefund(
  { merchant, now }: StatementSource,
  order: OrderDoc | null,
  news: RefundNews,
): FactDecision {
  return takesRefund(merchant, order) ? addRefund(order, news, now) : notConfirmed
}

/**
 * One row per payment or refund, regardless of how WeChat Pay reported it. Of a payment that is another
 * company's business the payer is not kept.
 */
async function filedIfUnmatched(
  source: StatementSource,
  { about, statement }: { about: string[]; statement: object },
  added: FactAdded,
): Promise<FactAdded> {
  if (added.kind === 'unmatched') {
    const kept =
      added.reason === 'merchant-not-confirmed' ? { ...statement, payerOpenid: undefined } : statement
    await fileInInbox(source, about, added.reason, kept)
  }
  return added
}
