import type { MemberDoc } from '@shared/domain/account/types'
import { testStack } from '../harness'
import { orderOf, printedCode, receipt, sendTicket } from './till'

const stack = testStack()
const STORE = 'shanze:yunqi'
const DAY_MS = 86_400_000
let count = 0
const commandId = () => `receipt-command-${++count}-of-test`
const member = (openid: string) =>
  stack.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as MemberDoc
const active = (openid: string) => member(openid).lots.reduce((sum, lot) => sum + lot.points, 0)
const claim = (openid: string, code: string) =>
  stack.as(openid).call('receipt.claim', { commandId: commandId(), code })

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe("a till's ticket", () => {
  test("a till's ticket becomes a paid order without a member; sent again it is the same", async () => {
    const first = await sendTicket(stack, receipt())
    expect(first).toMatchObject({ status: 200, body: { orderId: 'rcpt:shanze:yunqi:A1' } })
    expect(await sendTicket(stack, receipt())).toEqual(first)
    expect(orderOf(stack)).toMatchObject({ memberId: '', version: 1, paid: { totalFen: 6800 } })
  })

  test("a till's ticket of a number used before for another amount is refused", async () => {
    await sendTicket(stack, receipt())
    expect(await sendTicket(stack, receipt({ amountFen: 6900 }))).toMatchObject({ status: 409 })
    expect(orderOf(stack)).toMatchObject({ amountFen: 6800 })
  })

  test('C11: a ticket of a till that begins at 1 every day is the sale of its own day, and each day has its buyer', async () => {
    const yesterday = await printedCode(stack)
    await stack.stack.clock.advance(DAY_MS)
    const soldAt = Date.parse('2026-11-23T10:20:00+08:00')
    const sent = await sendTicket(stack, receipt({ soldAt }))
    expect(sent).toMatchObject({ status: 200, body: { orderId: 'rcpt:shanze:yunqi:20261123@A1' } })
    expect(await sendTicket(stack, receipt({ soldAt }))).toEqual(sent)
    expect(await claim('openid-linqing', yesterday)).toMatchObject({ ok: true })
    expect(await claim('openid-gushan', sent.body.code ?? '')).toMatchObject({ ok: true })
    expect(await sendTicket(stack, receipt({ soldAt: soldAt + 60_000 }))).toMatchObject({ status: 409 })
    expect(await sendTicket(stack, receipt({ soldAt, receiptNo: 'a1', amountFen: 6900 }))).toMatchObject({
      status: 409,
    })
  })

  test.each([
    ['signed with another key', { key: Buffer.alloc(32).toString('base64') }],
    ['changed after signing', { sentBody: JSON.stringify(receipt({ amountFen: 680_000 })) }],
    ["sent under another store's name", { store: 'hubin', key: '' }],
    ['of a store without a till', { store: 'xixi', key: '' }],
    ['signed 301 s ago', { offMs: -301_000 }],
    ['signed 301 s ahead', { offMs: 302_000 }],
  ])('%s changes nothing', async (_case, options) => {
    expect(await sendTicket(stack, receipt(), options)).toMatchObject({ status: 401 })
    expect(orderOf(stack)).toBeFalsy()
  })

  test.each([
    ['with a field nobody knows', { points: 99 }],
    ['without an amount', { amountFen: 0 }],
    ['paid by nobody knows what', { paidBy: 'favour' }],
    ['sold tomorrow', { soldAt: Date.parse('2026-11-23T10:20:00+08:00') }],
    ['sold last month', { soldAt: Date.parse('2026-10-22T10:20:00+08:00') }],
    ['with a strange number', { receiptNo: 'A:1' }],
  ])('%s is refused', async (_case, over) => {
    expect(await sendTicket(stack, receipt(over))).toMatchObject({ status: 400 })
  })
})

describe('the code on a receipt', () => {
  test('a receipt code gives the same points as a WeChat payment, once', async () => {
    const code = await printedCode(stack)
    const before = active('openid-linqing')
    const claimed = await stack.as('openid-linqing').must('receipt.claim', { commandId: commandId(), code })
    expect(claimed).toMatchObject({ points: 81, waiting: false, order: { amountFen: 6800 }, notJoined: null })
    expect(active('openid-linqing')).toBe(before + 81)
    expect(await claim('openid-linqing', code)).toMatchObject({ ok: true, data: { points: 81 } })
    expect(await claim('openid-gushan', code)).toMatchObject({ ok: false, code: 'RECEIPT_TAKEN' })
    expect(active('openid-linqing')).toBe(before + 81)
  })

  test('a receipt code joins and credits in one step', async () => {
    const code = await printedCode(stack)
    const claimed = await stack
      .as('openid-zhouzhou')
      .must('receipt.claim', { commandId: commandId(), code, join: { consent: '2026-09' } })
    expect(claimed).toMatchObject({ points: 68, waiting: false, member: { state: 'member' } })
    expect(active('openid-zhouzhou')).toBe(68)
  })

  test('a receipt code keeps the points for a guest who does not join yet', async () => {
    const code = await printedCode(stack)
    expect(await claim('openid-zhouzhou', code)).toMatchObject({
      ok: true,
      data: { points: 68, waiting: true },
    })
    expect(member('openid-zhouzhou')).toMatchObject({ state: 'guest', pending: [{ points: 68 }] })
  })

  test('a receipt code scanned by twenty people at once has one owner', async () => {
    const code = await printedCode(stack)
    const people = Array.from({ length: 20 }, (_, i) => `openid-stranger-${i}`)
    const answers = await Promise.all(people.map(openid => claim(openid, code)))
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(answers.filter(answer => !answer.ok && answer.code === 'RECEIPT_TAKEN')).toHaveLength(19)
  })

  test('a receipt code is over after seven days', async () => {
    const code = await printedCode(stack)
    await stack.stack.clock.advance(8 * DAY_MS)
    expect(await claim('openid-linqing', code)).toMatchObject({ ok: false, code: 'RECEIPT_LATE' })
  })

  test.each([
    ['made up', (code: string) => code.replace(/.$/, last => (last === 'A' ? 'B' : 'A'))],
    ['of another number', (code: string) => code.replace('A0001', 'A0002')],
    ['of another store', (code: string) => code.replace('yunqi', 'hubin')],
    ['of something else', () => 'https://example.com'],
  ])('%s is unknown', async (_case, changed) => {
    const code = await printedCode(stack)
    expect(await claim('openid-linqing', changed(code))).toMatchObject({ ok: false, code: 'RECEIPT_UNKNOWN' })
  })
})

describe('giving the money back at the counter', () => {
  const ticketBody = (over: object = {}) => ({
    commandId: commandId(),
    storeId: STORE,
    receiptNo: 'A0001',
    reason: '茶凉了',
    ...over,
  })

  test('a refund at the counter takes the points of a claimed receipt back, in parts and wholly', async () => {
    const before = active('openid-linqing')
    await claim('openid-linqing', await printedCode(stack))
    const clerk = stack.as('openid-chenyi')
    expect(await clerk.must('receipt.void', ticketBody({ fen: 3400 }))).toMatchObject({
      leftFen: 3400,
      keptPoints: 40,
    })
    const rest = ticketBody()
    expect(await clerk.must('receipt.void', rest)).toMatchObject({ leftFen: 0, keptPoints: 0 })
    expect(await clerk.must('receipt.void', rest)).toMatchObject({ leftFen: 0 })
    expect(await clerk.call('receipt.void', ticketBody())).toMatchObject({
      ok: false,
      code: 'AMOUNT_NOT_ALLOWED',
    })
    expect(active('openid-linqing')).toBe(before)
    expect(orderOf(stack)?.refunds[0]?.by).toEqual({ staffId: 'shanze:openid-chenyi', reason: '茶凉了' })
  })

  test('a refund at the counter of an unclaimed receipt leaves nothing to claim', async () => {
    const code = await printedCode(stack)
    await stack.as('openid-chenyi').must('receipt.void', ticketBody())
    expect(await claim('openid-linqing', code)).toMatchObject({ ok: false, code: 'RECEIPT_VOID' })
  })

  test('a refund at the counter is made by a clerk on the day of the sale, later by a manager; never in another store', async () => {
    await printedCode(stack)
    const [clerk, manager] = [stack.as('openid-chenyi'), stack.as('openid-shenhe')]
    expect(await clerk.call('receipt.void', ticketBody({ storeId: 'shanze:hubin' }))).toMatchObject({
      code: 'STAFF_WRONG_STORE',
    })
    await stack.stack.clock.advance(DAY_MS)
    expect(await clerk.call('receipt.void', ticketBody())).toMatchObject({ code: 'NEEDS_MANAGER' })
    expect(await manager.call('receipt.void', ticketBody({ receiptNo: 'A0009' }))).toMatchObject({
      code: 'RECEIPT_UNKNOWN',
    })
    expect(await manager.must('receipt.void', ticketBody())).toMatchObject({ leftFen: 0 })
  })
})
