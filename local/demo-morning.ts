import type { Counter } from './counter'
import { MCHID, openidOfPersona } from './demo'

/** No persona: what happens to this customer changes nobody a visitor can be. */
const WALK_IN = openidOfPersona('walk-in')
const FEN = 3_200
const SECOND_TRANSACTION = '4200009999202600000000000001'

/**
 * What has gone wrong this morning before a visitor comes, so that the finance page has something to decide: WeChat Pay states a second
 * payment of one sale. It is played through the functions, not planted, and asking about it again works as on any statement.
 */
export async function playDemoMorning({
  url,
  pay,
}: {
  url: string
  pay: Pick<Counter, 'sim' | 'quiet' | 'take'>
}): Promise<void> {
  const { outTradeNo } = await pay.take({
    openid: WALK_IN,
    amountFen: FEN,
    store: 'yunqi',
    description: '岩骨乌龙',
  })
  await pay.quiet()
  const { headers, body } = pay.sim().craft('payment', {
    to: MCHID,
    content: { out_trade_no: outTradeNo, transaction_id: SECOND_TRANSACTION },
  })
  await fetch(`${url}/http/wechatpay/notice/${MCHID}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  })
}
