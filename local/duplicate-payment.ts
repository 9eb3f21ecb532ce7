import { MCHID, openidOfPersona } from './demo'
import type { PayTill } from './pay-till'

/** No persona: the demo's figures stay as they are. */
const WALK_IN = openidOfPersona('walk-in')
const FEN = 3_200
const SECOND_TRANSACTION = '4200009999202600000000000001'

/**
 * A mishap of this morning, so that the finance page has something to decide: WeChat Pay states a second
 * payment of one sale. It runs through the functions, so asking again and closing work as on any statement.
 */
export async function seedDuplicatePayment({
  url,
  pay,
}: {
  url: string
  pay: Pick<PayTill, 'sim' | 'quiet' | 'take'>
}): Promise<void> {
  const { outTradeNo } = await pay.take({
    openid: WALK_IN,
    amountFen: FEN,
    store: 'yunqi',
    description: '岩骨乌龙',
  })
  await pay.quiet()
  const { headers, body } = pay.sim().forgeNotice('payment', {
    to: MCHID,
    content: { out_trade_no: outTradeNo, transaction_id: SECOND_TRANSACTION },
  })
  await fetch(`${url}/http/wechatpay/notice/${MCHID}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  })
}
