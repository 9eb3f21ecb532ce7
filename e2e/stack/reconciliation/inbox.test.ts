import { NEVER } from '@shared/domain/due'
import type { InboxDoc, OrderDoc } from '@shared/domain/order/types'
import { APPID, MCHID } from '../../../local/demo'
import { testStack } from '../harness'
import { sendTicket } from '../receipt/till'
import { differences, nextMorning } from './next-morning'

const stack = testStack()
const MONTH = '2026-11'
const LIN = 'openid-linqing'
const TILL_NUMBER = 'TILL20261122A1'
const manager = () => stack.as('openid-shenhe')
const inboxOf = async () => (await manager().must('reconciliation.open', { month: MONTH })).inbox
const orderOf = (outTradeNo: string) =>
  stack.stack.cloud.data.get('orders', `${MCHID}:${outTradeNo}`) as unknown as OrderDoc | null

/** A till announces 68 yuan and takes 65 under the same number. */
async function paidLess(amountFen = 6_500) {
  const lines = [{ name: '白茶', qty: 1, fen: 6_800 }]
  await sendTicket(stack, { kind: 'basket', mchid: MCHID, outTradeNo: TILL_NUMBER, amountFen: 6_800, lines })
  const till = { mchid: MCHID, appid: APPID, openid: LIN, amountFen, outTradeNo: TILL_NUMBER }
  await stack.stack.pay.sim().till.pay(till)
  await stack.stack.pay.quiet()
}

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('C14: a payment that fits no order', () => {
  test('C14: an unmatched payment is counted and listed for the finance person without its payer, and raises an alarm', async () => {
    await paidLess()
    expect(await inboxOf()).toMatchObject({
      open: 1,
      rows: [{ reason: 'amount-differs', outTradeNo: TILL_NUMBER, amountFen: 6_500, mayAcceptAmount: true }],
    })
    expect(JSON.stringify(await inboxOf())).not.toContain(LIN)
    const alarms = stack.stack.cloud.invocations.list().flatMap(({ logs }) => logs)
    expect(alarms.filter(line => line.includes('payment.unmatched') && line.includes('error'))).toHaveLength(
      1,
    )
  })

  test('C14: an unmatched payment asked about again stays one open row while WeChat Pay states the same', async () => {
    await paidLess()
    const [row] = (await inboxOf()).rows
    const decision = { inboxId: row?.id ?? '', decision: 'ask-again' as const }
    expect(await manager().must('reconciliation.decideInbox', decision)).toMatchObject({
      note: 'amount-differs',
    })
    expect(await inboxOf()).toMatchObject({ open: 1 })
  })

  test('C14: an unmatched payment is one row, also when the sweeper asks about its order and WeChat Pay states it a second time', async () => {
    await paidLess()
    await stack.sweep()
    expect(stack.dump().inbox).toHaveLength(1)
  })

  test('C14: an unmatched payment accepted by the amount really paid gives the customer its points once, however often it is accepted', async () => {
    await paidLess()
    const [row] = (await inboxOf()).rows
    const decision = { inboxId: row?.id ?? '', decision: 'accept-amount' as const }
    const answers = await Promise.all(
      [1, 2, 3].map(() => manager().call('reconciliation.decideInbox', decision)),
    )
    expect(answers.some(answer => answer.ok && answer.data.row.state === 'done')).toBe(true)
    expect(await manager().must('reconciliation.decideInbox', decision)).toMatchObject({
      row: { state: 'done' },
    })
    expect(orderOf(TILL_NUMBER)).toMatchObject({ amountFen: 6_500, lines: [], keptPoints: 78 })
    expect(await inboxOf()).toEqual({ open: 0, rows: [] })
  })

  test('C14: a payment made a second time is closed with a note of what was done, once, by the first who decides', async () => {
    const order = await stack.till.pay({ openid: LIN, fen: 6_800 })
    const { sim } = stack.stack.pay
    const twice = sim().forgeNotice('payment', {
      to: MCHID,
      content: { out_trade_no: order.outTradeNo, transaction_id: '4200009999202611220000000001' },
    })
    await fetch(`${stack.stack.url}/http/wechatpay/notice/${MCHID}`, {
      method: 'POST',
      headers: twice.headers,
      body: new Uint8Array(twice.body),
    })
    const [row] = (await inboxOf()).rows
    expect(row).toMatchObject({ reason: 'second-transaction', mayAcceptAmount: false })
    const done = { inboxId: row?.id ?? '', decision: 'done' as const, note: '已在商户平台退款' }
    await manager().must('reconciliation.decideInbox', done)
    await manager().must('reconciliation.decideInbox', { ...done, note: '另一个人' })
    const [inboxRow] = (stack.dump().inbox ?? []) as unknown as InboxDoc[]
    expect(inboxRow?.decided).toMatchObject({ note: '已在商户平台退款' })
    expect(orderOf(order.outTradeNo)).toMatchObject({ keptPoints: 81 })
  })

  test('C14: an unmatched payment is decided by finance people only, by its own brand, and by what is possible', async () => {
    await paidLess()
    const [row] = (await inboxOf()).rows
    const decision = { inboxId: row?.id ?? '', decision: 'ask-again' as const }
    expect(await stack.as('openid-chenyi').call('reconciliation.decideInbox', decision)).toMatchObject({
      code: 'NEEDS_MANAGER',
    })
    const unknown = { ...decision, inboxId: 'notice:nothing' }
    expect(await manager().call('reconciliation.decideInbox', unknown)).toMatchObject({
      code: 'INBOX_NOT_FOUND',
    })
    const blank = { inboxId: row?.id ?? '', decision: 'done' as const, note: ' ' }
    expect(await manager().call('reconciliation.decideInbox', blank)).toMatchObject({ code: 'BAD_INPUT' })
  })
})

test('C25: a payment of another mini-program on the same merchant number is one difference and one row, asked about six times', async () => {
  const { pay, clock, cloud } = stack.stack
  const dump = stack.dump()
  // For the brand the number collects in a mini-program that is not the one of this payment.
  const merchants = (dump.merchants ?? []).map(merchant => ({ ...merchant, appid: 'wx0000000000000001' }))
  await cloud.data.load({ ...dump, merchants } as never)
  pay.behave('lost')
  const other = { mchid: MCHID, appid: APPID, openid: LIN, amountFen: 6_500, outTradeNo: 'OTHERAPP1' }
  await pay.sim().till.pay(other)
  await nextMorning(stack)
  for (let day = 0; day < 3; day += 1) {
    await stack.sweep()
    await clock.advance(86_400_000)
  }
  expect(differences(stack)).toMatchObject([
    { kind: 'payment-missing-here', outTradeNo: 'OTHERAPP1', state: 'open', tries: 6, dueAt: NEVER },
  ])
  expect(await inboxOf()).toMatchObject({
    open: 1,
    rows: [{ reason: 'app-differs', outTradeNo: 'OTHERAPP1' }],
  })
  expect(orderOf('OTHERAPP1')).toBeFalsy()
})
