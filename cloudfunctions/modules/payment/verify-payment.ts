import { type Refusal, refuse } from '@shared/contract'
import { orderIdOf } from '@shared/domain/ids'
import { everConfirmed } from '@shared/domain/merchant/belonging'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context } from '../../platform/context'
import { merchantByMchid } from '../../platform/settings'
import { mayAskAboutUnknown, takeTurnToAsk } from './ask-turn'
import { type Asked, askWechatPay, queryOrder, takeAnswer } from './query-order'
import { wasPaid } from './statement'

/** WeChat Pay's own limits for an order number; anything else is not worth a question. */
const ORDER_NUMBER = /^[\w|*@-]{6,32}$/

export interface OrderName {
  mchid: string
  outTradeNo: string
}

/**
 * What is certain about a caller's order: by our facts, or, while no payment has been told us, by asking WeChat Pay. Never by what the
 * client says. Somebody else's order is refused and changes nothing.
 */
export type Verified =
  | { ok: true; state: 'paid' | 'unpaid' | 'checking'; order: OrderDoc | null }
  | { ok: true; state: 'none'; order: null }
  | Refusal

/** An order we hold. No question when its payment is known, nor when one was just asked; taking the turn to ask is 1 trip. */
export async function verifyPayment(
  order: OrderDoc,
  mine: readonly string[],
  now: number,
): Promise<Verified> {
  if (!mine.includes(order.memberId)) return refuse('ORDER_NOT_YOURS')
  if (order.paid) return { ok: true, state: 'paid', order }
  if (order.closed) return { ok: true, state: 'unpaid', order }
  if (!(await takeTurnToAsk(order, now))) return { ok: true, state: 'checking', order }
  return verified(order, await queryOrder(order, now))
}

/** One we do not know the payer of: its notice is late or lost, or only its refund has arrived. */
export async function verifyUnknownOrder(
  { brand, caller, now }: Context,
  { mchid, outTradeNo }: OrderName,
  stub: OrderDoc | null,
): Promise<Verified> {
  const merchant = await merchantByMchid(mchid)
  if (merchant?.brandId !== brand._id || stub?.paid) return refuse('ORDER_NOT_YOURS')
  if (!everConfirmed(merchant) || !ORDER_NUMBER.test(outTradeNo))
    return { ok: true, state: 'none', order: null }
  const question = { mchid, orderId: orderIdOf(mchid, outTradeNo), openid: caller.openid }
  if (!mayAskAboutUnknown(question, now)) return { ok: true, state: 'checking', order: null }
  const answer = await askWechatPay(merchant, outTradeNo)
  if (answer.ok && wasPaid(answer.value) && answer.value.payerOpenid !== caller.openid) {
    return refuse('ORDER_NOT_YOURS')
  }
  const asked = await takeAnswer(merchant, stub, answer, now)
  if (asked.kind === 'unknown' || asked.kind === 'misfit') return { ok: true, state: 'none', order: null }
  return verified(null, asked)
}

function verified(before: OrderDoc | null, asked: Asked): Verified {
  if (asked.kind === 'fact')
    return { ok: true, state: asked.order.paid ? 'paid' : 'unpaid', order: asked.order }
  if (asked.kind === 'unanswered' || asked.kind === 'misfit' || !before) {
    return { ok: true, state: 'checking', order: before }
  }
  return { ok: true, state: 'unpaid', order: before }
}
