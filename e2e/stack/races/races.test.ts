import type { MemberDoc } from '@shared/domain/account/types'
import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { previewed, takenGift } from '../crash/steps'
import { testStack } from '../harness'
import { secondManager } from '../points/second-manager'
import { orderOf, printedCode, receipt, sendTicket } from '../receipt/till'
import { clerkOf, LIN, managerOf, scanned } from '../stored/clerk-scans'
import { meanwhile, refundTold, writeTo } from './meanwhile'

/**
 * Two at once on one document, in the order that hurts: both have read the same state, the second writes
 * first. Each test is what one guard in a `where` is for (mutants M01, M14, M15, M25, M35, M37, M52, M65,
 * M66, M67, M69, M72); without the guard it is red.
 */
const stack = testStack()
const STRANGER = 'openid-zhouzhou'
let commands = 0
const newCommand = () => `race-command-${String(++commands).padStart(8, '0')}`
const lin = () => stack.as(LIN)
const memberOf = (openid: string) =>
  stack.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as MemberDoc
/** Those of the test; the demo has one of its own. */
const exchanges = () =>
  ((stack.dump().exchanges ?? []) as unknown as ExchangeDoc[]).filter(
    ({ commandId }) => !commandId.startsWith('demo'),
  )
const order = (id: string) => stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc
const active = (openid = LIN) => memberOf(openid).lots.reduce((sum, { points }) => sum + points, 0)
const paid = () => stack.till.pay({ openid: LIN, fen: 6800 })
const exchange = () =>
  lin().call('mall.exchange', { commandId: newCommand(), goodsId: 'shanze:tea-tin', points: 300 })
const cancelOpen = () => lin().must('mall.cancel', { exchangeId: exchanges()[0]?._id ?? '' })

/** A payment whose notice is brought by itself, while others may be under way. */
async function paidTold(amountFen: number) {
  const { pay } = stack.stack
  await pay.take({ openid: LIN, amountFen, store: 'yunqi', description: '茶', notice: 'lost' })
  await pay.sim().notices.redeliver(pay.sim().notices.list().at(-1)?.id ?? '')
}

async function settled() {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
}

test('M15: an exchange cancelled while it was being finished stays void, and its points come back', async () => {
  const before = active()
  const answer = await meanwhile(stack, writeTo('exchanges'), exchange, cancelOpen)
  expect(answer).toMatchObject({ ok: false })
  await settled()
  expect([exchanges().map(({ state }) => state), active()]).toEqual([['void'], before])
})

test('M14: an exchange finished while it was being cancelled is cancelled, its points back once', async () => {
  const before = active()
  let cancelled: Promise<unknown> | undefined
  // The cancelling has read it open and is about to void it; only then the exchange decides itself.
  await meanwhile(stack, writeTo('exchanges'), exchange, async () => {
    let goOn = () => {}
    const finished = new Promise<void>(resolve => {
      goOn = resolve
    })
    const arrived = new Promise<void>(resolve => {
      stack.stack.cloud.faults.add({
        ...{ function: 'api', ...writeTo('exchanges'), mode: 'held', times: 1 },
        meanwhile: () => {
          resolve()
          return finished
        },
      })
    })
    cancelled = cancelOpen()
    await arrived
    stack.stack.cloud.invocations.on(() => goOn())
  })
  await cancelled
  await settled()
  expect([exchanges().map(({ state }) => state), active()]).toEqual([['cancelled'], before])
})

test('M25: what is booked while the journal is being archived stays in the journal', async () => {
  const refs = [(await paid()).orderId]
  await stack.stack.clock.advance(30_000)
  const payAgain = async () => refs.push((await paid()).orderId)
  await meanwhile(stack, { function: 'jobs', ...writeTo('members') }, stack.runJobs, payAgain)
  expect(memberOf(LIN).journal.map(({ ref }) => ref)).toContain(refs[1])
  await settled()
  const booked = (stack.dump().ledger ?? []).filter(({ ref }) => refs.includes(String(ref)))
  expect([booked.length, active()]).toEqual([2, 1286 + 2 * 81])
})

test('M35: one slip claimed by two people belongs to the first who wrote, and the other is refused', async () => {
  const code = await printedCode(stack)
  const claim = (openid: string) => () =>
    stack.as(openid).call('receipt.claim', { commandId: newCommand(), code })
  const slow = await meanwhile(stack, writeTo('orders'), claim(LIN), claim(STRANGER))
  expect(slow).toMatchObject({ ok: false, code: 'RECEIPT_TAKEN' })
  await settled()
  expect([orderOf(stack)?.memberId, active()]).toEqual([`shanze:${STRANGER}`, 1286])
})

test('M67: a slip that its customer claimed while a clerk credited it is not booked twice', async () => {
  const code = await printedCode(stack)
  const serving = await scanned(stack)
  const slip = { commandId: newCommand(), amountFen: receipt().amountFen, receiptNo: 'A0001' }
  const credit = () => clerkOf(stack).call('receipt.credit', { ...serving, ...slip })
  const claim = () => stack.as(STRANGER).must('receipt.claim', { commandId: newCommand(), code })
  expect(await meanwhile(stack, writeTo('orders'), credit, claim)).toMatchObject({ ok: false })
  await settled()
  expect([orderOf(stack)?.memberId, active()]).toEqual([`shanze:${STRANGER}`, 1286])
})

test('M37: a refund notified while its payment is being settled is settled too', async () => {
  const { outTradeNo, mchid, orderId } = await stack.till.pay({ openid: LIN, fen: 6800, notice: 'lost' })
  const land = () => lin().call('order.landing', { order: { mchid, outTradeNo } })
  await meanwhile(stack, writeTo('orders'), land, async () => {
    // Its fact is written, and its own settling dies.
    stack.stack.cloud.faults.add({ function: 'http', collection: 'members', mode: 'kill-before', times: 1 })
    await refundTold(stack, outTradeNo, 3400)
    expect(order(orderId)).toMatchObject({ version: 2, refunds: [{ state: 'success' }] })
  })
  await settled()
  expect([order(orderId).settledVersion, order(orderId).keptPoints, active()]).toEqual([2, 40, 1286 + 40])
})

test('M65: of two refunds notified at the same moment neither is lost', async () => {
  const { outTradeNo, orderId } = await paid()
  const first = () => refundTold(stack, outTradeNo, 1000)
  const second = () => refundTold(stack, outTradeNo, 2000)
  await meanwhile(stack, { function: 'http', ...writeTo('orders') }, first, second)
  await settled()
  expect(
    order(orderId)
      .refunds.map(({ fen }) => fen)
      .sort(),
  ).toEqual([1000, 2000])
})

test('M65: goods put into a payment while it is being paid come too late, and undo nothing of it', async () => {
  const basket = { kind: 'basket', mchid: '1900000109', outTradeNo: 'TILL20261122A1', amountFen: 6800 }
  await sendTicket(stack, basket)
  const lines = [{ name: '白茶', qty: 1, fen: 6800 }]
  const fill = () => sendTicket(stack, { ...basket, lines })
  const pay = async () => {
    await stack.stack.pay.sim().till.pay({
      ...{ mchid: basket.mchid, appid: 'wx5a0c1f2e3d4b6a78', openid: LIN, amountFen: 6800 },
      ...{ store: 'yunqi', description: '茶', attach: 'st=yunqi', outTradeNo: basket.outTradeNo },
    } as never)
    // Its notice is written before the goods.
    await stack.stack.pay.quiet()
  }
  const late = await meanwhile(stack, { function: 'http', ...writeTo('orders') }, fill, pay)
  expect(late).toMatchObject({ status: 200, body: { lines: 'too-late' } })
  await settled()
  expect(order(`${basket.mchid}:${basket.outTradeNo}`)).toMatchObject({
    paid: { payerFen: 6800 },
    lines: [],
    keptPoints: 81,
  })
})

test('M72: a proposal refused while another approves it is not carried out', async () => {
  await secondManager(stack)
  const correction = {
    commandId: newCommand(),
    cardNo: memberOf(LIN).cardNo,
    points: 900,
    reason: '活动补分',
  }
  const answer = await managerOf(stack).must('adjustment.adjust', correction)
  const proposalId = 'proposalId' in answer ? answer.proposalId : ''
  const decide = (approve: boolean) => () =>
    stack.as('openid-luyuan').call('adjustment.decide', { commandId: newCommand(), proposalId, approve })
  const slow = await meanwhile(stack, writeTo('proposals'), decide(true), decide(false))
  expect(slow).toMatchObject({ ok: false, code: 'PROPOSAL_DECIDED' })
  await settled()
  const proposals = (stack.dump().proposals ?? []) as unknown as ProposalDoc[]
  expect([proposals.map(({ state }) => state), active()]).toEqual([['refused'], 1286])
})

test('M01, hazard 1: two payments of one member booked at the same moment both count', async () => {
  const first = () => paidTold(3400)
  const second = () => paidTold(6800)
  await meanwhile(stack, { function: 'http', ...writeTo('members') }, first, second)
  await settled()
  expect(active()).toBe(1286 + 40 + 81)
})

test('M66: a gift used while its order is refunded stays used, and is marked', async () => {
  const { order: gifted, couponId } = await takenGift(stack)
  const input = await previewed(stack, couponId)
  const refund = () => refundTold(stack, gifted.outTradeNo, gifted.fen)
  const redeem = () => clerkOf(stack).must('redemption.redeem', input)
  await meanwhile(stack, { function: 'http', ...writeTo('coupons') }, refund, redeem)
  await settled()
  const coupon = stack.stack.cloud.data.get('coupons', couponId) as unknown as CouponDoc
  expect(coupon).toMatchObject({ state: 'USED', revoked: true, uses: [{ commandId: input.commandId }] })
})

test('M69: points of a returned exchange come back once, also when their entry is in the ledger already', async () => {
  const before = active()
  await exchange()
  const { faults } = stack.stack.cloud
  const shard = { action: 'database.modifyDocument', collection: 'stockShards', times: 1 }
  faults.add({ function: 'api', ...shard, mode: 'kill-before' })
  await lin().attempt('mall.cancel', { exchangeId: exchanges()[0]?._id ?? '' })
  // The sweeper gets no further either, and in the same run the journal is archived.
  faults.add({ function: 'jobs', ...shard, mode: 'before' })
  await stack.stack.clock.advance(30_000)
  await stack.runJobs()
  expect([memberOf(LIN).journal, exchanges()[0]?.state]).toEqual([[], 'cancelled'])
  await settled()
  expect(active()).toBe(before)
})

test('M52: a unit reserved while its shard is being processed is not forgotten', async () => {
  const claim = (openid: string) => () =>
    stack.as(openid).attempt('coupon.claim', { commandId: newCommand(), batchId: 'shanze:lakeside' })
  await claim('openid-gushan')()
  await stack.stack.clock.advance(90_000)
  await meanwhile(stack, { function: 'jobs', ...writeTo('stockShards') }, stack.runJobs, async () => {
    const died = { function: 'api', collection: 'coupons', action: 'database.insertDocument' }
    stack.stack.cloud.faults.add({ ...died, mode: 'kill-before', times: 1 })
    await claim('openid-second')()
  })
  await settled()
  const shards = (stack.dump().stockShards ?? []).filter(({ ownerId }) => ownerId === 'shanze:lakeside')
  expect(shards.flatMap(({ reservations }) => reservations)).toEqual([])
  const coupons = (stack.dump().coupons ?? []).filter(({ batchId }) => batchId === 'shanze:lakeside')
  expect(coupons.map(({ memberId }) => memberId)).toContain('shanze:openid-second')
})
