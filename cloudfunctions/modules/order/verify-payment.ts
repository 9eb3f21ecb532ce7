import { accept, type Outcome, refuse } from '@shared/contract'
import { orderIdOf } from '@shared/domain/ids'
import { PAY_NUMBER } from '@shared/domain/limits'
import { everConfirmed } from '@shared/domain/merchant/belonging'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context } from '../../platform/context'
import { merchantByMchid } from '../../platform/settings'
import { type Asked, askWechatPay, queryOrder, takeAnswer } from '../payment/query-order'
import { wasPaid } from '../payment/statement'
import { mayAskAboutUnknown, takeTurnToAsk } from './ask-turn'

export interface OrderName {
  mchid: string
  outTradeNo: string
}

/**
 * What is certain about a caller's order: by our facts, or, while no payment has been reported to us, by
 * asking WeChat Pay. Never by what the client says. Another person's order and an unknown one are refused
 * alike and change nothing: till numbers can be counted, so a different answer would say which of them were
 * paid. `none`: no order was named and the caller has none.
 */
export type Verified =
  | { state: 'paid' | 'unpaid' | 'checking'; order: OrderDoc | null }
  | { state: 'none'; order: null }

/**
 * An order of the caller. No question when its payment is known, nor when one was just asked; taking the turn
 * to ask is 1 trip.
 */
export async function verifyPayment(order: OrderDoc, now: number): Promise<Outcome<Verified>> {
  if (order.paid) return accept({ state: 'paid', order })
  if (order.closed) return accept({ state: 'unpaid', order })
  if (!(await takeTurnToAsk(order, now))) return accept({ state: 'checking', order })
  return verified(order, await queryOrder(order, now))
}

/**
 * An order of another person. Its answers are those of an unknown number in the same place, also when
 * the caller has used up their questions; WeChat Pay is not asked.
 */
export function hideForeign({ caller, now }: Context, name: OrderName): Outcome<Verified> {
  return mayAskAboutUnknown(questionOf(name, caller.openid), now)
    ? refuse('ORDER_NOT_YOURS')
    : accept({ state: 'checking', order: null })
}

const questionOf = ({ mchid, outTradeNo }: OrderName, openid: string) => ({
  mchid,
  orderId: orderIdOf(mchid, outTradeNo),
  openid,
})

/** One we do not know the payer of: its notice is late or lost, or only its refund has arrived. */
export async function verifyUnknownOrder(
  { brand, caller, now }: Context,
  { mchid, outTradeNo }: OrderName,
  stub: OrderDoc | null,
): Promise<Outcome<Verified>> {
  const merchant = await merchantByMchid(mchid)
  if (merchant?.brandId !== brand._id || !everConfirmed(merchant) || !PAY_NUMBER.order.test(outTradeNo)) {
    return refuse('ORDER_NOT_YOURS')
  }
  const question = questionOf({ mchid, outTradeNo }, caller.openid)
  if (!mayAskAboutUnknown(question, now)) return accept({ state: 'checking', order: null })
  if (stub?.paid) return refuse('ORDER_NOT_YOURS')
  const answer = await askWechatPay(merchant, outTradeNo)
  if (answer.ok && wasPaid(answer.value) && answer.value.payerOpenid !== caller.openid) {
    return refuse('ORDER_NOT_YOURS')
  }
  const queried = await takeAnswer(merchant, stub, answer, now)
  if (queried.kind === 'unknown' || queried.kind === 'unmatched') return refuse('ORDER_NOT_YOURS')
  return verified(null, queried)
}

function verified(before: OrderDoc | null, asked: Asked): Outcome<Verified> {
  if (asked.kind === 'fact')
    return accept({ state: asked.order.paid ? 'paid' : 'unpaid', order: asked.order })
  if (asked.kind === 'unanswered' || asked.kind === 'unmatched' || !before) {
    return accept({ state: 'checking', order: before })
  }
  return accept({ state: 'unpaid', order: before })
}
