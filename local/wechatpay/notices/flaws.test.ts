import { provenBy, type Resource } from '../testing/independent-client'
import { APPID, MCHID, OPENID, OTHER_MCHID, openTestRig, type Sent, type TestRig } from '../testing/test-rig'

let here: TestRig
beforeEach(() => {
  here = openTestRig()
  here.shop.answer = async () => ({ status: 401 })
})
afterEach(() => here.sim.stop())

const pay = async () => {
  await here.sim.till.pay({
    mchid: MCHID,
    appid: APPID,
    openid: OPENID,
    amountFen: 100,
    outTradeNo: 'order-1',
  })
  await here.sim.notices.idle()
}
const proven = ({ headers, body }: Pick<Sent, 'headers' | 'body'>) =>
  provenBy(headers, body, here.sim.credentials(MCHID).publicKeyPem)
const content = ({ body }: Pick<Sent, 'body'>) => {
  const { resource } = JSON.parse(body.toString()) as { resource: Resource }
  return JSON.parse(here.merchant.open(resource)) as Record<string, unknown>
}
const ageS = ({ headers, at }: Sent) => at / 1000 - Number(headers['Wechatpay-Timestamp'])

/** What is wrong with each, and what is right, so that a receiver must find the one thing. */
test.each([
  ['forged', { proven: false, opens: true, ageS: 0 }],
  ['probe', { proven: false, opens: true, ageS: 0 }],
  ['stale', { proven: true, opens: true, ageS: 600 }],
  ['wrong-key', { proven: true, opens: false, ageS: 0 }],
  ['reserialised', { proven: false, opens: true, ageS: 0 }],
] as const)(
  'flaw %s: the first attempt is wrong in this one way, the genuine one follows after 15 s',
  async (kind, wrong) => {
    here.sim.nextNotice(kind)
    await pay()
    const [flawed] = here.sent
    if (!flawed) throw new Error('nothing was sent')
    let opens = true
    try {
      content(flawed)
    } catch {
      opens = false
    }
    expect({ proven: proven(flawed), opens, ageS: ageS(flawed) }).toEqual(wrong)
    expect(flawed.headers['Wechatpay-Serial']).toBe(here.sim.credentials(MCHID).publicKeyId)
    expect(flawed.headers['Wechatpay-Signature']?.startsWith('WECHATPAY/SIGNTEST/')).toBe(kind === 'probe')

    await here.clock.advance(15_000)
    const [, genuine] = here.sent
    expect(genuine && proven(genuine) && content(genuine).out_trade_no).toBe('order-1')
    expect(here.sim.notices.list()[0]?.attempts.map(({ flaw }) => flaw)).toEqual([kind, 'none'])
  },
)

test('flaw reserialised: the same JSON in other bytes', async () => {
  here.sim.nextNotice('reserialised')
  await pay()
  const text = here.sent[0]?.body.toString() ?? ''
  expect(text).not.toBe(JSON.stringify(JSON.parse(text)))
})

test('during a migration notices may be signed with the platform certificate', async () => {
  here.sim.notices.signWith(MCHID, 'certificate')
  await pay()
  here.sim.notices.signWith(MCHID, 'public-key')
  await here.clock.advance(15_000)
  const serials = here.sent.map(({ headers }) => headers['Wechatpay-Serial'])
  expect(serials).toEqual([expect.stringMatching(/^[0-9A-F]{40}$/), expect.stringMatching(/^PUB_KEY_ID_/)])
})

test('a forged notice is genuinely signed and says what the test wants: another merchant, app, amount, currency', () => {
  const crafted = here.sim.forgeNotice('payment', {
    to: MCHID,
    content: { mchid: OTHER_MCHID, appid: 'wxelse', amount: { total: 1, currency: 'USD' } },
  })
  expect(proven(crafted)).toBe(true)
  expect(content(crafted)).toMatchObject({
    mchid: OTHER_MCHID,
    appid: 'wxelse',
    trade_state: 'SUCCESS',
    amount: { total: 1, payer_total: 100, currency: 'USD' },
  })
  expect(here.sim.notices.list()).toEqual([])
})

test('a notice forged over a known order, only what is overridden differs from the truth', async () => {
  await pay()
  const truth = content(here.sent[0] as Sent)
  const crafted = here.sim.forgeNotice('payment', {
    to: MCHID,
    content: { out_trade_no: 'order-1', transaction_id: '42' },
  })
  expect(content(crafted)).toEqual({ ...truth, transaction_id: '42' })
})

test.each(['forged', 'unknown-serial'] as const)(
  'a forged notice with flaw %s: no key of WeChat Pay proves it',
  flaw => {
    const crafted = here.sim.forgeNotice('refund', { to: MCHID, flaw })
    expect(proven(crafted)).toBe(false)
    expect(crafted.headers['Wechatpay-Serial'] === here.sim.credentials(MCHID).publicKeyId).toBe(
      flaw === 'forged',
    )
  },
)

test('forged refund notices of an unknown order are plausible ones', () => {
  const crafted = here.sim.forgeNotice('refund', {
    to: MCHID,
    eventType: 'REFUND.CLOSED',
    content: { refund_status: 'CLOSED' },
  })
  expect(JSON.parse(crafted.body.toString())).toMatchObject({ id: crafted.id, event_type: 'REFUND.CLOSED' })
  expect(content(crafted)).toMatchObject({
    mchid: MCHID,
    refund_status: 'CLOSED',
    amount: { total: 100, refund: 100 },
  })
})
