import { orderIdOf } from '@shared/domain/ids'
import { PAY_NUMBER } from '@shared/domain/limits'
import { everConfirmed } from '@shared/domain/merchant/belonging'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { read } from '../../platform/database'
import { merchantByMchid, wechatPayOf } from '../../platform/settings'
import { askWechatPay, takeAnswer } from '../payment/query-order'
import { takeRefund } from '../payment/take-statement'
import { mayAskAboutUnknown, takeTurnToAsk } from './ask-turn'
import { settle } from './settle-order'

/** What an unauthenticated sender says has happened; none of it is trusted. */
export interface Hint {
  mchid: string
  outTradeNo: string
  /** `''` for a payment. */
  outRefundNo: string
}

export type HintTaken =
  /** Nothing more to learn: WeChat Pay has confirmed it, now or before, or there is no such thing. */
  | 'done'
  /** WeChat Pay gave no answer to rely on, or is not that far: the hint may come again. */
  | 'again'

/**
 * A hint only makes us ask WeChat Pay; its answer goes the way of every notice. What we know already is not
 * asked again, and about one order WeChat Pay is asked once within the gap, about unknown ones within the
 * merchant number's limit: hints cannot make us ask without end. 1 trip when known, else + 1 for the turn +
 * those of the fact and settle.
 */
export async function takeHint({ mchid, outTradeNo, outRefundNo }: Hint, now: number): Promise<HintTaken> {
  if (!PAY_NUMBER.order.test(outTradeNo) || (outRefundNo !== '' && !PAY_NUMBER.refund.test(outRefundNo)))
    return 'done'
  const merchant = await merchantByMchid(mchid)
  if (!merchant || !everConfirmed(merchant)) return 'done'
  const order = await read('orders', orderIdOf(mchid, outTradeNo))
  return outRefundNo === ''
    ? takePaymentHint(merchant, outTradeNo, order, now)
    : takeRefundHint(merchant, { outTradeNo, outRefundNo }, order, now)
}

async function takePaymentHint(
  merchant: MerchantDoc,
  outTradeNo: string,
  order: OrderDoc | null,
  now: number,
): Promise<HintTaken> {
  if (order?.paid) return 'done'
  if (!(await mayAsk(merchant, outTradeNo, order, now))) return 'again'
  const queried = await takeAnswer(merchant, order, await askWechatPay(merchant, outTradeNo), now)
  if (queried.kind === 'fact') await settle(queried.order, now)
  return queried.kind === 'unanswered' || queried.kind === 'not-paid' ? 'again' : 'done'
}

/** The turn to ask about this order; one we do not hold counts against its merchant number. */
const mayAsk = async (merchant: MerchantDoc, outTradeNo: string, order: OrderDoc | null, now: number) =>
  order
    ? takeTurnToAsk(order, now)
    : mayAskAboutUnknown(
        { mchid: merchant._id, orderId: orderIdOf(merchant._id, outTradeNo), openid: '' },
        now,
      )

async function takeRefundHint(
  merchant: MerchantDoc,
  { outTradeNo, outRefundNo }: Pick<Hint, 'outTradeNo' | 'outRefundNo'>,
  order: OrderDoc | null,
  now: number,
): Promise<HintTaken> {
  const known = order?.refunds.find(refund => refund.no === outRefundNo)
  if (known?.state === 'success' || known?.state === 'closed') return 'done'
  if (!(await mayAsk(merchant, outTradeNo, order, now))) return 'again'
  const answer = await wechatPayOf(merchant).queryRefund(outRefundNo)
  if (!answer.ok) return answer.reason === 'refused' ? 'done' : 'again'
  const source = { merchant, by: 'query' as const, now }
  const added = await takeRefund(source, answer.value)
  if (added.kind === 'added' || added.kind === 'already') await settle(added.order, now)
  return added.kind === 'busy' || answer.value.status === 'PROCESSING' ? 'again' : 'done'
}
