import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Envelope, startWechatPay, type WechatPaySim } from '../index'
import { type FakeClock, fakeClock } from './fake-clock'
import { type IndependentClient, independentClient } from './independent-client'

export const MCHID = '1900000109'
export const OTHER_MCHID = '1900000117'
export const APPID = 'wx5a0c1f2e3d4b6a78'
export const OPENID = 'oLinQing'
export const NOTIFY_URL = 'https://shop.example/wechatpay/notice'

export interface Sent extends Envelope {
  url: string
  at: number
}

export interface TestRig {
  clock: FakeClock
  sim: WechatPaySim
  merchant: IndependentClient
  other: IndependentClient
  /** Every notice that reached the shop. */
  sent: Sent[]
  /** How the shop answers notices; 200 unless set. */
  shop: { answer: (sent: Sent) => Promise<{ status: number }> }
  restart(): Promise<void>
}

/** Keys are made once and kept for all tests: a ring takes a second. */
export const KEYS_DIR = path.resolve(__dirname, '../../../.huiyuan/wechatpay-test-keys')

/** One shop and one other merchant, on a frozen clock. */
export function openTestRig({ startAt, ...options }: { dataDir?: string; startAt?: number } = {}): TestRig {
  const clock = fakeClock(startAt)
  const sent: Sent[] = []
  const shop = { answer: async (_sent: Sent) => ({ status: 200 }) }
  const start = () =>
    startWechatPay({
      clock,
      ...options,
      keysDir: KEYS_DIR,
      merchants: [
        { mchid: MCHID, appids: [APPID], name: '山泽茶事', notifyUrl: NOTIFY_URL },
        { mchid: OTHER_MCHID, appids: ['wxotherother0000'], name: '另一家' },
      ],
      deliver: (url, envelope) => {
        const arrived = { url, at: clock.now(), ...envelope }
        sent.push(arrived)
        return shop.answer(arrived)
      },
    })
  const sim = start()
  const now = () => clock.now()
  const made: TestRig = {
    clock,
    sim,
    merchant: independentClient(sim, sim.credentials(MCHID), now),
    other: independentClient(sim, sim.credentials(OTHER_MCHID), now),
    sent,
    shop,
    async restart() {
      await made.sim.stop()
      made.sim = start()
      made.merchant = independentClient(made.sim, made.sim.credentials(MCHID), now)
      made.other = independentClient(made.sim, made.sim.credentials(OTHER_MCHID), now)
    },
  }
  return made
}

export const freshDirectory = () => mkdtempSync(path.join(tmpdir(), 'wechatpay-'))

export const jsapiOrder = (change: Record<string, unknown> = {}) => ({
  appid: APPID,
  mchid: MCHID,
  description: '高山白茶 · 热',
  out_trade_no: 'order-3081',
  notify_url: NOTIFY_URL,
  amount: { total: 6800, currency: 'CNY' },
  payer: { openid: OPENID },
  attach: 'yunqi',
  ...change,
})

/** An order over the API, and its prepay id. */
export async function ordered({ merchant }: TestRig, change: Record<string, unknown> = {}): Promise<string> {
  const { json } = await merchant.ask('POST', '/v3/pay/transactions/jsapi', jsapiOrder(change))
  return String(json.prepay_id)
}
