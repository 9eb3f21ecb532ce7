import type { MerchantDoc } from '@shared/domain/brand/types'
import { orderIdOf } from '@shared/domain/ids'
import { addPaid, addRefund } from '@shared/domain/order/add-fact'
import type { OrderDoc } from '@shared/domain/order/types'
import { read } from '../../platform/database'
import { brandById } from '../../platform/settings'
import type { Refund, Transaction } from '../../platform/wechatpay'
import { addFact, type FactAdded } from './add-fact'
import { keepMisfit } from './keep-misfit'
import { paidStatement, refundStatement } from './statement'

/** Where a statement of WeChat Pay came from; a misfit is kept once under it. */
export interface Told {
  merchant: MerchantDoc
  by: 'notice' | 'query'
  /** The notice's id, or what the query was about. */
  id: string
  now: number
}

/** A verified payment becomes a fact of its order; what does not fit goes to the inbox and grants nothing. 2 trips. */
export async function takePayment(
  told: Told,
  transaction: Transaction,
  known?: OrderDoc | null,
): Promise<FactAdded> {
  const orderId = orderIdOf(told.merchant._id, transaction.outTradeNo)
  const [brand, standing] = await Promise.all([
    brandById(told.merchant.brandId),
    known === undefined ? read('orders', orderId) : known,
  ])
  if (!brand) throw new Error(`merchant ${told.merchant._id} belongs to an unknown brand`)
  const statement = await paidStatement(brand, told.merchant, transaction)
  const added = statement.ok
    ? await addFact(orderId, order => addPaid(order, statement.news, told.now), standing)
    : ({ kind: 'misfit', reason: statement.reason } as const)
  return keptIfMisfit(told, transaction, added)
}

/** The same for one refund, which may come before its payment and may have been made by hand at WeChat. 2 trips. */
export async function takeRefund(told: Told, refund: Refund, known?: OrderDoc | null): Promise<FactAdded> {
  const statement = refundStatement(told.merchant, refund, told.now)
  const orderId = orderIdOf(told.merchant._id, refund.outTradeNo)
  const added = statement.ok
    ? await addFact(orderId, order => addRefund(order, statement.news, told.now), known)
    : ({ kind: 'misfit', reason: statement.reason } as const)
  return keptIfMisfit(told, refund, added)
}

async function keptIfMisfit(told: Told, statement: object, added: FactAdded): Promise<FactAdded> {
  if (added.kind === 'misfit') {
    await keepMisfit(told.merchant, told.by, told.id, added.reason, statement, told.now)
  }
  return added
}
