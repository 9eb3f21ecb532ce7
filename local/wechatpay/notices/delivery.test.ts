import { APPID, MCHID, OPENID, openTestRig, type TestRig } from '../testing/test-rig'
import { RETRY_PAUSES_MS } from './retry-schedule'

let here: TestRig
beforeEach(() => {
  here = openTestRig()
})
afterEach(() => here.sim.stop())

const SECOND = 1_000
const DAY = 24 * 3_600_000
const pay = async (outTradeNo = 'order-1') => {
  await here.sim.till.pay({ mchid: MCHID, appid: APPID, openid: OPENID, amountFen: 100, outTradeNo })
  await here.sim.notices.idle()
}
const idOf = (body: Buffer) => (JSON.parse(body.toString()) as { id: string }).id
const notice = () => here.sim.notices.list()[0]

test('the schedule is the documented one: 15 repeats over 24 h 4 min', () => {
  expect(RETRY_PAUSES_MS).toHaveLength(15)
  expect(RETRY_PAUSES_MS.reduce((sum, ms) => sum + ms, 0)).toBe(24 * 3_600_000 + 4 * 60_000)
})

test.each([200, 204])('status %i is an answer: the notice is not sent again', async status => {
  here.shop.answer = async () => ({ status })
  await pay()
  await here.clock.advance(2 * DAY)
  expect(here.sent).toHaveLength(1)
  expect(notice()).toMatchObject({
    state: 'delivered',
    nextAttemptAt: null,
    attempts: [{ status, flaw: 'none' }],
  })
})

test.each([201, 302, 400, 401, 500])(
  'status %i is no answer: the notice is sent again, exactly by the schedule',
  async status => {
    here.shop.answer = async () => ({ status })
    const startedAt = here.clock.now()
    await pay()
    await here.clock.advance(2 * DAY)
    const pauses = here.sent.map(({ at }, n) => at - (here.sent[n - 1]?.at ?? startedAt))
    expect(pauses).toEqual([0, ...RETRY_PAUSES_MS])
    expect(notice()).toMatchObject({ state: 'given-up', nextAttemptAt: null })
  },
)

test('every delivery attempt has the same notice, signed anew at its time', async () => {
  here.shop.answer = async () => ({ status: 500 })
  await pay()
  await here.clock.advance(30 * SECOND)
  expect(here.sent).toHaveLength(3)
  expect(new Set(here.sent.map(({ body }) => idOf(body))).size).toBe(1)
  const times = here.sent.map(({ headers }) => Number(headers['Wechatpay-Timestamp']))
  expect(times.map(time => time - (times[0] ?? 0))).toEqual([0, 15, 30])
  expect(new Set(here.sent.map(({ headers }) => headers['Wechatpay-Nonce'])).size).toBe(3)
})

test('once a notice is received, the rest of the schedule is dropped', async () => {
  here.shop.answer = async () => ({ status: here.sent.length < 3 ? 500 : 200 })
  await pay()
  await here.clock.advance(2 * DAY)
  expect(here.sent).toHaveLength(3)
  expect(notice()?.attempts.map(({ status }) => status)).toEqual([500, 500, 200])
})

test('a broken line and an answer after 5 s count as none', async () => {
  here.shop.answer = async () => {
    throw new Error('connection reset')
  }
  await pay('order-1')
  expect(notice()?.attempts).toMatchObject([{ status: null }])

  jest.useFakeTimers({ doNotFake: ['performance'] })
  try {
    here.shop.answer = () => new Promise(resolve => setTimeout(() => resolve({ status: 200 }), 5_001))
    const paid = pay('order-2')
    await jest.advanceTimersByTimeAsync(5_000)
    await paid
  } finally {
    jest.useRealTimers()
  }
  const slow = here.sim.notices.list().find(({ outTradeNo }) => outTradeNo === 'order-2')
  expect(slow).toMatchObject({ state: 'waiting', attempts: [{ status: null }] })
})

test('a late notice arrives 30 s after the payment', async () => {
  here.sim.nextNotice('late')
  await pay()
  await here.clock.advance(29_999)
  expect(here.sent).toHaveLength(0)
  await here.clock.advance(1)
  expect(here.sent).toHaveLength(1)
})

test('a lost notice never arrives, unless it is redelivered by hand', async () => {
  here.sim.nextNotice('lost')
  await pay()
  await here.clock.advance(2 * DAY)
  expect(here.sent).toHaveLength(0)
  expect(notice()?.state).toBe('lost')
  expect(await here.sim.notices.redeliver(notice()?.id ?? '')).toMatchObject({ status: 200 })
  expect(notice()).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] })
})

test('a notice delivered twice: the same notice, both on their way at the same moment', async () => {
  let open = 0
  let most = 0
  here.shop.answer = async () => {
    most = Math.max(most, ++open)
    await new Promise(resolve => setTimeout(resolve, 5))
    open--
    return { status: 200 }
  }
  here.sim.nextNotice('twice')
  await pay()
  expect(here.sent.map(({ body }) => idOf(body))).toEqual([notice()?.id, notice()?.id])
  expect(most).toBe(2)
})

test('a reordered notice: the next notice overtakes it', async () => {
  here.sim.nextNotice('reordered')
  await pay('first')
  expect(here.sent).toHaveLength(0)
  await pay('second')
  const orders = new Map(here.sim.notices.list().map(({ id, outTradeNo }) => [id, outTradeNo]))
  expect(here.sent.map(({ body }) => orders.get(idOf(body)))).toEqual(['second', 'first'])
})

test('a reordered notice with nothing to overtake it arrives after 30 s', async () => {
  here.sim.nextNotice('reordered')
  await pay()
  await here.clock.advance(30_000)
  expect(here.sent).toHaveLength(1)
})

test('a notice behaviour is used up by as many notices as set; normal forgets the rest', async () => {
  here.sim.nextNotice('lost', 2)
  for (const order of ['a', 'b', 'c']) await pay(`order-${order}`)
  expect(here.sim.notices.list().map(({ behaviour }) => behaviour)).toEqual(['lost', 'lost', 'normal'])
  here.sim.nextNotice('lost', 2)
  here.sim.nextNotice('normal')
  await pay('order-d')
  expect(here.sent).toHaveLength(2)
})

test('a redelivery that fails leaves the schedule as it was', async () => {
  here.shop.answer = async () => ({ status: 500 })
  await pay()
  const before = notice()
  await here.sim.notices.redeliver(before?.id ?? '')
  expect(notice()).toMatchObject({ state: 'waiting', tries: 1, nextAttemptAt: before?.nextAttemptAt })
  expect(notice()?.attempts).toHaveLength(2)
})

test('a notice without an address is not sent', async () => {
  const { sim } = here
  await sim.till.pay({ mchid: '1900000117', appid: 'wxotherother0000', openid: OPENID, amountFen: 100 })
  expect(sim.notices.list()).toEqual([])
})
