import type { MemberDoc } from '@shared/domain/account/types'
import type { Doc } from '../harness'
import { testStack } from '../harness'
import { joinWithPhone, memberOf, merge } from '../member/people'
import { differences, nextMorning } from '../reconciliation/next-morning'
import { clerkOf, LIN, managerOf, scanned, YUNQI } from '../stored/clerk-scans'
import { orderOf, printedCode, receipt, sendTicket } from './till'

const stack = testStack()
const DAY_MS = 86_400_000
let count = 0
const commandId = () => `credit-command-${++count}-of-test`
const active = (openid: string) =>
  (stack.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as MemberDoc).lots.reduce(
    (sum, lot) => sum + lot.points,
    0,
  )
const credit = async (over: object = {}, clerk = clerkOf(stack), who = LIN) => ({
  ...(await scanned(stack, who, clerk)),
  commandId: commandId(),
  amountFen: 6800,
  receiptNo: '0031',
  confirmed: true,
  ...over,
})
/** 陆小满, a second clerk of 云栖路店. */
const secondClerk = () => {
  const [chen] = (stack.dump().staff ?? []).filter(({ _id }) => _id === 'shanze:openid-chenyi')
  stack.stack.cloud.data.insert('staff', [{ ...chen, _id: 'shanze:openid-luxiaoman', name: '陆小满' } as Doc])
  return stack.as('openid-luxiaoman')
}
const SLIP = 'rcpt:shanze:yunqi:31'

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('a sale credited by a clerk', () => {
  test('a credited sale earns like any payment, grows, is in the history, and is durable before it is settled', async () => {
    const before = active(LIN)
    const input = await credit()
    const done = await clerkOf(stack).must('receipt.credit', input)
    expect(done).toMatchObject({
      points: 81,
      waiting: false,
      receiptNo: '0031',
      balance: { active: before + 81 },
    })
    // The clerk, the customer, the slip; their first command of a day; the order; member, ledger, member,
    // order to settle it.
    expect(stack.trips('api').trips).toBe(11)
    expect(await clerkOf(stack).must('receipt.credit', input)).toMatchObject({ points: 81 })
    expect(await clerkOf(stack).call('receipt.credit', { ...input, amountFen: 6900 })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(orderOf(stack, SLIP)).toMatchObject({
      source: 'counter',
      memberId: `shanze:${LIN}`,
      creditedBy: 'shanze:openid-chenyi',
      keptPoints: 81,
    })
    const { entries } = await stack.as(LIN).must('points.open', { filter: 'all' })
    expect(entries[0]).toMatchObject({ kind: 'order', points: 81, amountFen: 6800, storeName: '云栖路店' })
    const story = await stack.as(LIN).must('points.story', { entryId: entries[0]?.id ?? '' })
    expect(story).toMatchObject({ paidFen: 6800, granted: 81, tierName: '知味' })
  })

  test('twenty taps of two clerks on one slip make one order and one credit', async () => {
    const before = active(LIN)
    const [chen, lu] = [clerkOf(stack), secondClerk()]
    const inputs = await Promise.all(
      Array.from({ length: 20 }, (_, i) => credit({}, i % 2 === 0 ? chen : lu)),
    )
    const answers = await Promise.all(
      inputs.map((input, i) => (i % 2 === 0 ? chen : lu).call('receipt.credit', input)),
    )
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(answers.filter(answer => !answer.ok && answer.code === 'RECEIPT_CREDITED')).toHaveLength(19)
    expect((stack.dump().orders ?? []).filter(({ source }) => source === 'counter')).toHaveLength(1)
    expect(active(LIN)).toBe(before + 81)
  })

  test('a slip number the till uses again tomorrow is another sale; after midnight the same command is not', async () => {
    await clerkOf(stack).must('receipt.credit', await credit())
    await stack.stack.clock.advance(DAY_MS)
    const next = await credit({ amountFen: 3400 })
    const done = await clerkOf(stack).must('receipt.credit', next)
    expect(done.receiptNo).toBe('20261123@0031')
    expect(await clerkOf(stack).call('receipt.credit', await credit())).toMatchObject({
      code: 'RECEIPT_CREDITED',
    })

    await stack.stack.clock.advance(Date.parse('2026-11-23T23:58:00+08:00') - stack.stack.clock.now())
    const late = await credit({ receiptNo: '0032' })
    await clerkOf(stack).must('receipt.credit', late)
    await stack.stack.clock.advance(180_000)
    expect(await clerkOf(stack).must('receipt.credit', late)).toMatchObject({ receiptNo: '0032', points: 81 })
    expect((stack.dump().orders ?? []).filter(({ source }) => source === 'counter')).toHaveLength(3)
  })

  test('a refund of a credited sale that is sent again names its own sale, also after the number is used anew or midnight has passed', async () => {
    const giveBack = { commandId: commandId(), storeId: 'shanze:yunqi', receiptNo: '0031', reason: '退货' }
    await managerOf(stack).must('receipt.credit', await credit({}, managerOf(stack)))
    await stack.stack.clock.advance(DAY_MS)
    await managerOf(stack).must('receipt.void', { ...giveBack, fen: 1_000 })
    await clerkOf(stack).must('receipt.credit', await credit({ amountFen: 3400 }))
    const again = await managerOf(stack).must('receipt.void', { ...giveBack, fen: 1_000 })
    expect(again).toMatchObject({ leftFen: 5800, order: { amountFen: 6800 } })

    const today = { ...giveBack, commandId: commandId(), fen: 400 }
    expect(await clerkOf(stack).must('receipt.void', today)).toMatchObject({ leftFen: 3000 })
    await stack.stack.clock.advance(DAY_MS)
    expect(await clerkOf(stack).must('receipt.void', today)).toMatchObject({ leftFen: 3000 })
    const bookedRefunds = (stack.dump().orders ?? []).flatMap(({ refunds }) => refunds as { fen: number }[])
    expect(bookedRefunds.map(({ fen }) => fen).filter(fen => fen === 1_000 || fen === 400)).toHaveLength(2)
  })

  test('a credited sale without a slip gets a number of its own, and two such sales are two', async () => {
    const before = active(LIN)
    const { receiptNo: _, ...first } = await credit()
    const { receiptNo: _no, ...second } = await credit()
    const done = await clerkOf(stack).must('receipt.credit', first)
    expect(done.receiptNo).toMatch(/^C[0-9A-HJKMNP-TV-Z]{10}$/)
    await clerkOf(stack).must('receipt.credit', first)
    await clerkOf(stack).must('receipt.credit', second)
    expect(active(LIN)).toBe(before + 162)
  })

  test('C11: one sale is not credited again by its number in small letters, with or without zeros, or not at all', async () => {
    const before = active(LIN)
    const code = await printedCode(stack)
    await stack.as(LIN).must('receipt.claim', { commandId: commandId(), code })
    for (const receiptNo of ['A0001', 'a0001', 'A1', 'a01']) {
      expect(await clerkOf(stack).call('receipt.credit', await credit({ receiptNo }))).toMatchObject({
        ok: true,
        data: { points: 81, order: { id: 'rcpt:shanze:yunqi:A1' } },
      })
    }
    const { receiptNo: _, ...without } = await credit({ confirmed: false })
    expect(await clerkOf(stack).call('receipt.credit', without)).toMatchObject({ code: 'SIMILAR_SALE' })
    expect(active(LIN)).toBe(before + 81)
    const another = { ...without, commandId: commandId(), confirmed: true }
    expect(await clerkOf(stack).must('receipt.credit', another)).toMatchObject({ points: 81 })
    expect(await clerkOf(stack).must('receipt.credit', another)).toMatchObject({ points: 81 })
    expect(active(LIN)).toBe(before + 162)
  })

  test('C11: what was just paid by WeChat Pay is not credited as cash without a second look', async () => {
    await stack.till.pay({ openid: LIN, fen: 6800 })
    const input = await credit({ confirmed: false })
    expect(await clerkOf(stack).call('receipt.credit', input)).toMatchObject({ code: 'SIMILAR_SALE' })
    expect(await clerkOf(stack).call('receipt.credit', { ...input, amountFen: 6900 })).toMatchObject({
      ok: true,
    })
  })

  test('a credited sale of a slip the till has reported is its one claim, by the clerk or by the customer', async () => {
    const before = active(LIN)
    const code = await printedCode(stack, { receiptNo: '0031' })
    const wrong = await clerkOf(stack).call('receipt.credit', await credit({ amountFen: 6900 }))
    expect(wrong).toMatchObject({ code: 'AMOUNT_NOT_ALLOWED' })
    await clerkOf(stack).must('receipt.credit', await credit())
    expect(
      await stack.as('openid-gushan').call('receipt.claim', { commandId: commandId(), code }),
    ).toMatchObject({ code: 'RECEIPT_TAKEN' })
    expect(await stack.as(LIN).must('receipt.claim', { commandId: commandId(), code })).toMatchObject({
      points: 81,
    })
    expect(active(LIN)).toBe(before + 81)

    await clerkOf(stack).must('receipt.credit', await credit({ receiptNo: 'A0001' }))
    expect(await sendTicket(stack, receipt())).toMatchObject({ status: 200 })
    expect(active(LIN)).toBe(before + 162)
  })

  test('a credited sale is given back in part and wholly like any receipt, and listed for it', async () => {
    const before = active(LIN)
    await clerkOf(stack).must('receipt.credit', await credit())
    const back = { storeId: YUNQI, receiptNo: '0031', reason: '顾客退货' }
    expect(
      await clerkOf(stack).must('receipt.void', { ...back, commandId: commandId(), fen: 3400 }),
    ).toMatchObject({ leftFen: 3400, keptPoints: 40 })
    expect(await clerkOf(stack).must('receipt.credits', { storeId: YUNQI })).toMatchObject({
      credits: [{ receiptNo: '0031', amountFen: 6800, leftFen: 3400, keptPoints: 40, clerkName: '陈一' }],
      today: { amountFen: 6800, byClerk: [{ clerkName: '陈一', amountFen: 6800 }] },
    })
    // The clerk; the orders beside the store's staff; members beside staff and their days.
    expect(stack.trips('api')).toEqual({ trips: 6, depth: 3 })
    await clerkOf(stack).must('receipt.void', { ...back, commandId: commandId() })
    expect(active(LIN)).toBe(before)

    await stack.stack.clock.advance(DAY_MS)
    const { order } = await clerkOf(stack).must('receipt.credit', await credit({ amountFen: 1000 }))
    await clerkOf(stack).must('receipt.void', { ...back, commandId: commandId() })
    expect(orderOf(stack, order.id)?.refunds).toMatchObject([{ fen: 1000 }])
    expect(active(LIN)).toBe(before)
  })

  test("a sale credited to a guest waits with the guest's other points until they join", async () => {
    await stack.till.pay({ openid: 'openid-zhouzhou', fen: 1000 })
    const input = await credit({}, clerkOf(stack), 'openid-zhouzhou')
    expect(await clerkOf(stack).must('receipt.credit', input)).toMatchObject({ points: 68, waiting: true })
    await stack.as('openid-zhouzhou').must('member.join', { commandId: commandId(), consent: '2026-09' })
    expect(active('openid-zhouzhou')).toBe(78)
  })

  test('a sale above the limit is credited by a manager, above theirs by no one; one’s own purchase by a colleague', async () => {
    const large = await credit({ amountFen: 50_001 })
    expect(await clerkOf(stack).call('receipt.credit', large)).toMatchObject({
      code: 'NEEDS_MANAGER',
      message: '超过 500 元的要店长来记，没有记。请找店长',
    })
    await managerOf(stack).must('receipt.credit', await credit({ amountFen: 50_001 }, managerOf(stack)))
    const huge = await credit({ amountFen: 500_001, receiptNo: '0032' }, managerOf(stack))
    expect(await managerOf(stack).call('receipt.credit', huge)).toMatchObject({ code: 'AMOUNT_NOT_ALLOWED' })
    await stack.till.pay({ openid: 'openid-chenyi', fen: 1000 })
    await expect(scanned(stack, 'openid-chenyi')).rejects.toThrow('OWN_CARD')
  })

  test('one’s own purchase is credited by a colleague also under the card that became one’s own by merging', async () => {
    await joinWithPhone(stack)
    const permit = await credit({}, clerkOf(stack), 'openid-zhouzhou')
    expect(await merge(stack, 'openid-chenyi')).toMatchObject({ ok: true })
    for (const who of ['openid-chenyi', 'openid-zhouzhou'])
      await expect(scanned(stack, who)).rejects.toThrow('OWN_CARD')
    // Found before the merge, credited after it.
    expect(await clerkOf(stack).call('receipt.credit', permit)).toMatchObject({ code: 'OWN_CARD' })
    const code = memberOf(stack, 'openid-zhouzhou').cardNo
    const typed = await clerkOf(stack).call('redemption.preview', { storeId: YUNQI, code })
    expect(typed).toMatchObject({ code: 'OWN_CARD' })
    expect(orderOf(stack, SLIP)).toBeFalsy()
  })

  test('crediting a sale needs a fresh scan by this clerk in this store; a command sent in time is still answered later', async () => {
    const input = await credit()
    await clerkOf(stack).must('receipt.credit', input)
    const others = { ...input, commandId: commandId(), receiptNo: '0032' }
    expect(await managerOf(stack).call('receipt.credit', others)).toMatchObject({ code: 'PREVIEW_EXPIRED' })
    const forged = { ...others, customerId: 'shanze:openid-gushan' }
    expect(await clerkOf(stack).call('receipt.credit', forged)).toMatchObject({ code: 'PREVIEW_EXPIRED' })
    await stack.stack.clock.advance(301_000)
    expect(await clerkOf(stack).call('receipt.credit', others)).toMatchObject({ code: 'PREVIEW_EXPIRED' })
    expect(await clerkOf(stack).must('receipt.credit', input)).toMatchObject({ points: 81 })
    expect(orderOf(stack, 'rcpt:shanze:yunqi:32')).toBeFalsy()
  })

  test('a credited sale is no difference in the bill of WeChat Pay', async () => {
    await clerkOf(stack).must('receipt.credit', await credit())
    await clerkOf(stack).must('receipt.void', {
      storeId: YUNQI,
      receiptNo: '0031',
      reason: '顾客退货',
      commandId: commandId(),
      fen: 800,
    })
    await stack.till.pay({ openid: LIN, fen: 1000 })
    await nextMorning(stack)
    await stack.runJobs()
    expect(stack.stack.cloud.data.get('checks', 'bill:1900000109:2026-11-22')).toMatchObject({
      state: 'done',
      payments: 1,
      differences: 0,
    })
    expect(differences(stack)).toEqual([])
    expect(stack.stack.cloud.data.get('checks', 'audit:shanze:2026-11-23')).toMatchObject({ broken: [] })
  })

  test('crediting a card whose number was typed shows nothing of it and takes nothing from it', async () => {
    const { member } = await stack.as(LIN).must('member.card', {})
    const preview = (code: string) => clerkOf(stack).call('redemption.preview', { storeId: YUNQI, code })
    const seen = await preview(member.cardNo)
    if (!seen.ok || seen.data.kind !== 'member') throw new Error(JSON.stringify(seen))
    expect(seen.data).toMatchObject({ points: null, coupons: [], creditMostFen: 50_000 })
    expect(seen.data).not.toHaveProperty('stored')
    const { customerId, permit } = seen.data
    const serving = { storeId: YUNQI, customerId, permit }
    const spend = { ...serving, commandId: commandId(), amountFen: 100 }
    expect(await clerkOf(stack).call('storedValue.spend', spend)).toMatchObject({ code: 'PREVIEW_EXPIRED' })
    const sale = { ...serving, commandId: commandId(), amountFen: 6800 }
    expect(await clerkOf(stack).must('receipt.credit', sale)).toMatchObject({ points: 81, balance: null })
    expect(await preview('6208040000')).toMatchObject({ ok: false, code: 'CODE_UNKNOWN' })
  })
})
