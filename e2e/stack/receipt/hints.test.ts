import type { OrderDoc } from '@shared/domain/order/types'
import { forwardMark } from '../../../local/operator/forward-mark'
import { testStack } from '../harness'
import { setRules } from '../points/brand-rules'
import { sendTicket } from './till'

const stack = testStack()
const MCHID = '1900000109'
const linQing = 'openid-linqing'
const orderOf = (id: string) => stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc | null
const forward = async (body: object, mark = forwardMark(MCHID, stack.stack.sealKey)) => {
  const url = `${stack.stack.url}/http/wechatpay/forward/${MCHID}/${mark}`
  return (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status
}
/** As the platform calls the function by its name; a client may try the same. */
const cloudPay = async (event: object, caller: object = { source: 'wx_paycallback' }) => {
  const outcome = await stack.stack.cloud.call('http', event, caller)
  if (!outcome.ok) throw new Error(outcome.error.errorMessage)
  return outcome.result
}
const lost = () => stack.till.pay({ openid: linQing, fen: 6800, notice: 'lost' })

/** Counts what WeChat Pay is asked from now on. */
function countQuestions() {
  const spy = jest.spyOn(stack.stack.pay.sim(), 'handle')
  return () => spy.mock.calls.filter(([{ method }]) => method === 'GET').length
}

afterEach(async () => {
  jest.restoreAllMocks()
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('a forward of the integration centre', () => {
  test('a forwarded notice makes us ask, and books what WeChat Pay says, not what the forward says', async () => {
    const { outTradeNo, orderId } = await lost()
    const hint = { out_trade_no: outTradeNo, amount: { total: 999_900, payer_total: 999_900 } }
    expect(await forward(hint)).toBe(200)
    expect(orderOf(orderId)).toMatchObject({ paid: { payerFen: 6800 }, keptPoints: 81 })
    expect(await forward(hint)).toBe(200)
    expect(orderOf(orderId)).toMatchObject({ version: 1, keptPoints: 81 })
  })

  test('a forwarded refund notice makes us ask about it', async () => {
    const order = await stack.till.pay({ openid: linQing, fen: 6800 })
    const refundNo = await stack.till.refund(order, { fen: 3400, notice: 'lost' })
    expect(await forward({ out_trade_no: order.outTradeNo, out_refund_no: refundNo })).toBe(200)
    expect(orderOf(order.orderId)).toMatchObject({ refunds: [{ state: 'success' }], keptPoints: 40 })
  })

  test('M3: a forwarded notice without the secret of its address makes us ask nothing', async () => {
    const { outTradeNo, orderId } = await lost()
    const questions = countQuestions()
    for (const mark of ['', 'x', forwardMark('1900000999', stack.stack.sealKey)]) {
      expect(await forward({ out_trade_no: outTradeNo }, mark)).toBe(404)
    }
    expect([questions(), orderOf(orderId) ?? null]).toEqual([0, null])
  })

  test.each([
    ['an order nobody made', { out_trade_no: 'T00000000' }, 200],
    ['no order', {}, 400],
    ['a strange number', { out_trade_no: '../../x' }, 200],
  ])('a forwarded notice about %s grants nothing', async (_case, hint, status) => {
    const before = stack.dump().orders
    expect(await forward(hint)).toBe(status)
    expect(stack.dump().orders).toEqual(before)
  })
})

describe('a cloudPay callback', () => {
  test.each([
    ['as documented', 'subMchId', 'outTradeNo'],
    ['as tutorials spell it', 'sub_mch_id', 'out_trade_no'],
  ])('%s is a hint, answered 0, also when it was done before (hazard 42)', async (_case, mchid, no) => {
    const { outTradeNo, orderId } = await lost()
    const event = { returnCode: 'SUCCESS', [mchid]: MCHID, [no]: outTradeNo, totalFee: 999_900 }
    expect(await cloudPay(event)).toEqual({ errcode: 0, errmsg: 'OK' })
    expect(orderOf(orderId)).toMatchObject({ paid: { payerFen: 6800 }, keptPoints: 81 })
    expect(await cloudPay(event)).toEqual({ errcode: 0, errmsg: 'OK' })
    expect(orderOf(orderId)).toMatchObject({ version: 1 })
  })

  test('M3: a cloudPay callback called by a client asks WeChat Pay nothing, also about a paid order', async () => {
    const { outTradeNo, orderId } = await lost()
    const questions = countQuestions()
    const client = { source: 'wx_client', openid: 'openid-anybody', appid: 'wx5a0c1f2e3d4b6a78' }
    expect(await cloudPay({ subMchId: MCHID, outTradeNo }, client)).toMatchObject({ errcode: 1 })
    expect(questions()).toBe(0)
    expect(orderOf(orderId)).toBeFalsy()
  })

  test('M3: fifty cloudPay callbacks about one unpaid order are one query', async () => {
    const placed = await stack.as(linQing).must('order.place', {
      commandId: 'hint-command-0050',
      storeId: 'shanze:yunqi',
      what: { by: 'amount', amountFen: 6800 },
    })
    const questions = countQuestions()
    const event = { subMchId: MCHID, outTradeNo: placed.outTradeNo }
    await Promise.all(Array.from({ length: 50 }, () => cloudPay(event)))
    expect(questions()).toBe(1)
  })

  test('M3: a hundred invented numbers, by callback, forward and landing page, cost a bounded number of questions', async () => {
    const questions = countQuestions()
    for (let n = 0; n < 100; n += 1) await cloudPay({ subMchId: MCHID, outTradeNo: `INVENTED${1000 + n}` })
    expect(questions()).toBeLessThanOrEqual(35)
    const before = questions()
    for (let n = 0; n < 20; n += 1) {
      await stack
        .as(linQing)
        .call('order.landing', { order: { mchid: MCHID, outTradeNo: `GUESSED${1000 + n}` } })
    }
    expect(questions() - before).toBeLessThanOrEqual(5)
  })

  test('hazard 7: a cloudPay callback called by a client about an unpaid order grants nothing and asks to come again', async () => {
    const customer = stack.as(linQing)
    const placed = await customer.must('order.place', {
      commandId: 'hint-command-0001',
      storeId: 'shanze:yunqi',
      what: { by: 'amount', amountFen: 6800 },
    })
    const event = { subMchId: MCHID, outTradeNo: placed.outTradeNo, resultCode: 'SUCCESS', totalFee: 6800 }
    expect(await cloudPay(event)).toMatchObject({ errcode: 1 })
    expect(orderOf(`${MCHID}:${placed.outTradeNo}`)).toMatchObject({ paid: null })
  })
})

describe("a basket of the till's", () => {
  const basket = (over: object = {}) => ({
    kind: 'basket',
    mchid: MCHID,
    outTradeNo: 'TILL20261122A1',
    amountFen: 6800,
    lines: [{ name: '白茶', qty: 1, fen: 6800 }],
    ...over,
  })
  const orderId = `${MCHID}:TILL20261122A1`

  test("a till's basket says what is in a payment, and pays nothing by itself", async () => {
    expect(await sendTicket(stack, basket())).toMatchObject({ status: 200, body: { lines: 'kept' } })
    expect(await sendTicket(stack, basket())).toMatchObject({ status: 200, body: { lines: 'kept' } })
    expect(orderOf(orderId)).toMatchObject({ paid: null, memberId: '', lines: [{ name: '白茶' }] })
    await stack.sweep()
    expect(orderOf(orderId)).toMatchObject({ paid: null, closed: null })
  })

  test("a till's basket is paid when WeChat Pay says so, with its lines", async () => {
    await sendTicket(stack, basket())
    await stack.stack.pay.sim().till.pay({
      mchid: MCHID,
      appid: 'wx5a0c1f2e3d4b6a78',
      openid: linQing,
      amountFen: 6800,
      outTradeNo: 'TILL20261122A1',
    })
    await stack.stack.pay.quiet()
    expect(orderOf(orderId)).toMatchObject({
      keptPoints: 81,
      storeId: 'shanze:yunqi',
      lines: [{ name: '白茶' }],
      paid: { payerFen: 6800 },
    })
    expect(await sendTicket(stack, basket({ lines: [] }))).toMatchObject({ body: { lines: 'too-late' } })
  })

  test('a basket of another amount, or of another merchant number, is refused', async () => {
    await sendTicket(stack, basket())
    expect(await sendTicket(stack, basket({ amountFen: 6900 }))).toMatchObject({ status: 409 })
    expect(await sendTicket(stack, basket({ mchid: '1900000999' }))).toMatchObject({ status: 403 })
  })
})

describe('a basket beside its payment', () => {
  /** 白茶 earns nothing, so what was booked shows whether the lines counted. */
  const excluded = 'shanze:tea'
  const goods = [{ productId: excluded, name: '白茶', qty: 1, fen: 6800 }]
  const pay = (outTradeNo: string) =>
    stack.stack.pay.sim().till.pay({
      mchid: MCHID,
      appid: 'wx5a0c1f2e3d4b6a78',
      openid: linQing,
      amountFen: 6800,
      outTradeNo,
    })

  test('a basket beside its payment counts exactly when the till was answered so, in whatever order both arrive', async () => {
    await setRules(stack, ({ points }) => ({
      points: { ...points, factors: [{ on: 'goods', productId: excluded, factor: 0 }] },
    }))
    for (let round = 0; round < 24; round += 1) {
      const outTradeNo = `TILL20261122R${round}`
      const ticket = { kind: 'basket', mchid: MCHID, outTradeNo, amountFen: 6800 }
      // The order exists without lines, as after a till that sends its goods late.
      await sendTicket(stack, ticket)
      const late = new Promise(resolve => setTimeout(resolve, round % 12)).then(() =>
        sendTicket(stack, { ...ticket, lines: goods }),
      )
      const [answer] = await Promise.all([late, pay(outTradeNo)])
      await stack.stack.pay.quiet()
      const order = orderOf(`${MCHID}:${outTradeNo}`)
      const counted = answer.body.lines === 'kept'
      expect([answer.body.lines, order?.lines.length, (order?.keptPoints ?? 0) > 0]).toEqual(
        counted ? ['kept', 1, false] : ['too-late', 0, true],
      )
      // What the till was answered stays true.
      expect((await sendTicket(stack, { ...ticket, lines: goods })).body.lines).toBe(answer.body.lines)
    }
  }, 60_000)
})
