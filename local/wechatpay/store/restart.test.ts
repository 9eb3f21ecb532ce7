import { startWechatPay } from '../index'
import {
  APPID,
  freshDirectory,
  KEYS_DIR,
  MCHID,
  OPENID,
  openTestRig,
  ordered,
  type TestRig,
} from '../testing/test-rig'

let here: TestRig
beforeEach(() => {
  here = openTestRig({ dataDir: freshDirectory() })
})
afterEach(() => here.sim.stop())

const query = (no: string) =>
  here.merchant.ask('GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${MCHID}`)
const pay = (outTradeNo: string) =>
  here.sim.till.pay({ mchid: MCHID, appid: APPID, openid: OPENID, amountFen: 100, outTradeNo })

test('keys, transactions and open orders survive a restart', async () => {
  const prepayId = await ordered(here)
  await pay('order-1')
  await here.sim.notices.idle()
  const before = { credentials: here.sim.credentials(MCHID), transactions: here.sim.transactions.list() }
  await here.restart()
  expect({ credentials: here.sim.credentials(MCHID), transactions: here.sim.transactions.list() }).toEqual(
    before,
  )
  expect((await query('order-1')).json.trade_state).toBe('SUCCESS')
  await here.sim.cashier.pay(prepayId, OPENID)
  expect((await query('order-3081')).json.trade_state).toBe('SUCCESS')
})

test('a notice that waits for its next attempt is tried at its time', async () => {
  here.shop.answer = async () => ({ status: here.sent.length < 3 ? 500 : 200 })
  await pay('order-1')
  await here.sim.notices.idle()
  await here.restart()
  await here.clock.advance(14_999)
  expect(here.sent).toHaveLength(1)
  await here.clock.advance(1)
  expect(here.sent).toHaveLength(2)
  await here.restart()
  await here.clock.advance(3_600_000)
  expect(here.sent).toHaveLength(3)
  expect(here.sim.notices.list()[0]).toMatchObject({ state: 'delivered', tries: 2 })
})

test('a refund that was being processed comes to its end, once', async () => {
  await pay('order-1')
  await here.merchant.ask('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'order-1',
    out_refund_no: 'refund-1',
    amount: { refund: 100, total: 100, currency: 'CNY' },
  })
  await here.restart()
  await here.clock.advance(60_000)
  const { json } = await here.merchant.ask('GET', '/v3/refund/domestic/refunds/refund-1')
  expect(json.status).toBe('SUCCESS')
  expect(here.sim.notices.list().filter(({ kind }) => kind === 'refund')).toHaveLength(1)
})

test.each([undefined, 'a directory'])('another run begins with a snapshot of the first (%s)', async where => {
  here.shop.answer = async () => ({ status: 500 })
  await pay('order-1')
  await here.sim.notices.idle()
  const snapshot = here.sim.snapshot()
  await pay('order-2')
  const { clock } = here
  const sent: string[] = []
  const other = startWechatPay({
    clock,
    merchants: [],
    keysDir: KEYS_DIR,
    records: snapshot,
    deliver: async url => {
      sent.push(url)
      return { status: 200 }
    },
    ...(where ? { dataDir: freshDirectory() } : {}),
  })
  await here.sim.stop()
  expect(other.transactions.list().map(({ outTradeNo }) => outTradeNo)).toEqual(['order-1'])
  await clock.advance(15_000)
  expect(sent).toHaveLength(1)
  await other.stop()
})

test('once the simulator is stopped, nothing moves any more', async () => {
  here.shop.answer = async () => ({ status: 500 })
  await pay('order-1')
  await here.sim.stop()
  await here.clock.advance(24 * 3_600_000)
  expect(here.sent).toHaveLength(1)
  await here.restart()
})
