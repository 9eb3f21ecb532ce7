import { testStack } from '../harness'
import { printedCode } from './till'

const stack = testStack()
const DAY_MS = 86_400_000
let count = 0
const look = (who: string, code: string) => stack.as(`openid-${who}`).must('receipt.open', { code })
const claim = (who: string, code: string, join = {}) =>
  stack.as(`openid-${who}`).must('receipt.claim', {
    commandId: `look-at-receipt-${++count}-of-test`,
    code,
    ...join,
  })

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('a receipt, looked at before it is claimed', () => {
  test("an unclaimed receipt says what was paid, where, and what it gives at the caller's own rate, in two trips side by side", async () => {
    const code = await printedCode(stack)
    const before = stack.dump().orders
    expect(await look('linqing', code)).toMatchObject({
      state: 'open',
      points: 81,
      granted: 0,
      waiting: false,
      lotDay: '2027-11-30',
      untilAt: Date.parse('2026-11-30T00:00:00+08:00'),
      order: { amountFen: 6800, storeName: '云栖路店', state: 'paid' },
    })
    expect(await look('zhouzhou', code)).toMatchObject({ state: 'open', points: 68, waiting: true })
    expect(stack.trips('api')).toEqual({ trips: 2, depth: 1 })
    expect(stack.dump().orders).toEqual(before)
  })

  test('an unclaimed receipt promises exactly what claiming then gives', async () => {
    const code = await printedCode(stack, { amountFen: 5_199 })
    const { points } = await look('linqing', code)
    expect((await claim('linqing', code)).points).toBe(points)
    expect(await look('linqing', code)).toMatchObject({ state: 'mine', points, granted: points })
  })

  test('a receipt partly refunded at the counter promises what is left', async () => {
    const code = await printedCode(stack)
    await stack.as('openid-chenyi').must('receipt.void', {
      commandId: 'give-back-half-of-it',
      storeId: 'shanze:yunqi',
      receiptNo: 'A0001',
      fen: 3_400,
      reason: '茶凉了',
    })
    expect(await look('linqing', code)).toMatchObject({ state: 'open', points: 40 })
    expect((await claim('linqing', code)).points).toBe(40)
  })

  test('a receipt claimed by another person shows nothing of the sale', async () => {
    const code = await printedCode(stack)
    await claim('linqing', code)
    const seen = await look('gushan', code)
    expect(seen).toMatchObject({ state: 'taken', order: null, points: 0, granted: 0 })
    expect(JSON.stringify(seen)).not.toMatch(/amountFen|林青|A0001/)
  })

  test('a receipt claimed without joining waits; after joining its points are there', async () => {
    const code = await printedCode(stack)
    await claim('zhouzhou', code)
    expect(await look('zhouzhou', code)).toMatchObject({ state: 'mine', points: 68, waiting: true })
    await claim('zhouzhou', code, { join: { consent: '2026-09' } })
    expect(await look('zhouzhou', code)).toMatchObject({
      state: 'mine',
      points: 68,
      waiting: false,
      member: { state: 'member', points: { active: 68 } },
    })
  })

  test('a receipt is late after seven days, and void once all was given back', async () => {
    const code = await printedCode(stack)
    await stack.stack.clock.advance(8 * DAY_MS)
    expect(await look('linqing', code)).toMatchObject({ state: 'late', order: null, points: 0 })
    await stack.as('openid-shenhe').must('receipt.void', {
      commandId: 'give-back-all-of-it',
      storeId: 'shanze:yunqi',
      receiptNo: 'A0001',
      reason: '退货',
    })
    expect(await look('linqing', code)).toMatchObject({ state: 'void', order: null })
  })

  test('a receipt whose code was not printed here is unknown', async () => {
    const code = await printedCode(stack)
    for (const wrong of [code.replace('A0001', 'A0002'), code.replace('yunqi', 'hubin'), 'HR', `${code}x`])
      expect(await stack.as('openid-linqing').call('receipt.open', { code: wrong })).toMatchObject({
        code: 'RECEIPT_UNKNOWN',
      })
  })
})
