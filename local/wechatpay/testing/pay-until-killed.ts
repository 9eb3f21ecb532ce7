import { startWechatPay } from '../index'

/** A process of its own that takes payments until it is killed; prints a line after each. */
const [dataDir = '', keysDir = ''] = process.argv.slice(2)
const sim = startWechatPay({
  clock: { now: () => Date.now(), schedule: () => () => undefined },
  dataDir,
  keysDir,
  merchants: [
    { mchid: '1900000109', appids: ['wxapp'], name: '山泽茶事', notifyUrl: 'http://shop.example/notice' },
  ],
  deliver: async () => ({ status: 500 }),
})

async function payForever(): Promise<void> {
  for (;;) {
    const { outTradeNo } = await sim.till.pay({
      mchid: '1900000109',
      appid: 'wxapp',
      openid: 'oLinQing',
      amountFen: 100,
    })
    console.log(outTradeNo)
  }
}
void payForever()
