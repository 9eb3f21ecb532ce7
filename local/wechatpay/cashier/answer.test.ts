import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import { APPID, MCHID, OPENID, OTHER_MCHID, openTestRig, ordered, type TestRig } from '../testing/test-rig'

let here: TestRig
beforeEach(() => {
  here = openTestRig()
})
afterEach(() => here.sim.stop())

/** What the shop's server hands to `requestPayment`, signed by an independent client. */
function signed(prepayId: string, { appid = APPID, mchid = MCHID, packaged = `prepay_id=${prepayId}` } = {}) {
  const timeStamp = String(Math.floor(here.clock.now() / 1000))
  const nonceStr = Formatter.nonce()
  const message = Formatter.joinedByLineFeed(appid, timeStamp, nonceStr, packaged)
  const paySign = Rsa.sign(message, here.sim.credentials(mchid).privateKeyPem)
  return { timeStamp, nonceStr, package: packaged, signType: 'RSA', paySign }
}

const open = async (fields: Record<string, string>) => {
  const path = `/cashier?${new URLSearchParams(fields)}`
  const { status, headers, body } = await here.sim.handle({
    method: 'GET',
    path,
    headers: {},
    body: Buffer.alloc(0),
  })
  return { status, type: headers['Content-Type'], page: body.toString() }
}
const pay = async (fields: Record<string, string>) => {
  const body = Buffer.from(new URLSearchParams(fields).toString())
  const answer = await here.sim.handle({ method: 'POST', path: '/cashier/pay', headers: {}, body })
  return {
    status: answer.status,
    ...(JSON.parse(answer.body.toString()) as { message?: string; paid?: boolean }),
  }
}

test('the sheet shows who is paid how much, and paying sends the notice', async () => {
  const fields = signed(await ordered(here))
  const { status, type, page } = await open(fields)
  expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
  for (const shown of ['山泽茶事', '68.00', '高山白茶 · 热', '支付', '取消']) expect(page).toContain(shown)
  expect(await pay(fields)).toEqual({ status: 200, paid: true })
  await here.sim.notices.idle()
  expect(here.sent).toHaveLength(1)
  expect(await pay(fields)).toMatchObject({ status: 400, message: '该订单已支付' })
})

test('a wrong paySign is caught when the sheet opens, and again when it is paid', async () => {
  const prepayId = await ordered(here)
  const good = signed(prepayId)
  const wrong: Record<string, Record<string, string>> = {
    'signed for another app': signed(prepayId, { appid: 'wxanother' }),
    'signed by another merchant': signed(prepayId, { mchid: OTHER_MCHID }),
    'signed without the prefix': {
      ...signed(prepayId, { packaged: prepayId }),
      package: `prepay_id=${prepayId}`,
    },
    'prefix left out': signed(prepayId, { packaged: prepayId }),
    'another prepay id': { ...good, package: `prepay_id=${await ordered(here)}` },
    'another time': { ...good, timeStamp: String(Number(good.timeStamp) + 1) },
    milliseconds: { ...good, timeStamp: String(here.clock.now()) },
    'another nonce': { ...good, nonceStr: 'x' },
    'nonce too long': { ...good, nonceStr: 'x'.repeat(33) },
    'MD5 of old': { ...good, signType: 'MD5' },
    'no signature': { ...good, paySign: '' },
    'an order nobody made': signed('wx-nothing'),
  }
  for (const [name, fields] of Object.entries(wrong)) {
    expect({ name, ...(await open(fields)) }).toMatchObject({
      name,
      page: expect.stringContaining('不能付款'),
    })
    expect({ name, paid: (await pay(fields)).paid }).toEqual({ name, paid: undefined })
  }
  const { paySign: _left, ...unsigned } = good
  expect((await open(unsigned)).page).toContain('缺少支付参数 paySign')
  expect(here.sim.transactions.list()[0]?.paid).toBeNull()
})

test('only the person the order was made for can pay it', async () => {
  const fields = signed(await ordered(here))
  expect(await pay({ ...fields, openid: 'oSomebodyElse' })).toMatchObject({ status: 400 })
  expect(await pay({ ...fields, openid: OPENID })).toMatchObject({ status: 200 })
})

test('cancelling leaves the order as it was', async () => {
  const prepayId = await ordered(here)
  const before = here.sim.snapshot()
  here.sim.cashier.cancel(prepayId)
  expect(here.sim.snapshot()).toEqual(before)
  expect(await here.sim.cashier.pay(prepayId, OPENID)).toMatchObject({
    openid: OPENID,
    paid: { couponFen: 0 },
  })
})

test('names are shown as text, and only web addresses are returned to', async () => {
  const prepayId = await ordered(here, { description: '<script>alert(1)</script>' })
  const fields = signed(prepayId)
  const { page } = await open({ ...fields, return_url: 'javascript:alert(1)' })
  expect(page).not.toContain('<script>alert')
  expect(page).not.toContain('javascript:')
  expect((await open({ ...fields, return_url: '//evil.example' })).page).not.toContain('"returnUrl":"//evil')
  expect((await open({ ...fields, return_url: '/app/' })).page).toContain('"returnUrl":"/app/"')
})

test('the cashier answers nothing else', async () => {
  const answer = await here.sim.handle({
    method: 'DELETE',
    path: '/cashier',
    headers: {},
    body: Buffer.alloc(0),
  })
  expect(answer.status).toBe(405)
})
