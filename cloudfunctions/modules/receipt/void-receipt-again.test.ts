import type { InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { found } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { DAY_MS, outrun, receiptOf } from './testing/till'

const shop = testShop()
const { lin, chen, shen, he } = PEOPLE
const ID = 'rcpt:shanze:yunqi:31'
type Input = InputOf<'receipt.void'>
const giveBack = (over: Partial<Input> & { by?: typeof lin } = {}) => {
  const { by = chen, ...input } = over
  const command = { commandId: shop.command(), storeId: 'shanze:yunqi', receiptNo: '0031', reason: '退货' }
  return shop.when(by, 'receipt.void', { ...command, ...input })
}
/** A sale of 68 yuan that a colleague credited to a member. */
const sold = async (receiptNo = '0031') => {
  await shop.must(shen, 'receipt.credit', {
    commandId: shop.command(),
    ...found(shop, { clerk: shen }),
    amountFen: 6800,
    receiptNo,
    confirmed: true,
  })
}
/** The refusal of a call that must leave every document as it was. */
async function refusal(call: () => ReturnType<typeof giveBack>) {
  const before = shop.database.dump()
  const answer = await call()
  expect(shop.database.dump()).toEqual(before)
  if (answer.ok) throw new Error('the receipt was given back')
  return answer
}
const growth = () => shop.one<MemberDoc>('members', 'shanze:openid-lin').growth

beforeEach(async () => {
  await shop.joined(lin)
})

describe('the same command again', () => {
  const again = { commandId: 'command-sent-twice-1' }

  test('answers the same and gives nothing back twice', async () => {
    await sold()
    const first = await giveBack({ ...again, fen: 1800 })
    const before = shop.database.dump()
    expect(await giveBack({ ...again, fen: 1800 })).toEqual({
      ...first,
      at: expect.anything(),
      requestId: expect.anything(),
    })
    expect(shop.database.dump()).toEqual(before)
  })

  test('without an amount answers the same after everything was given back', async () => {
    await sold()
    await giveBack(again)
    expect(await giveBack(again)).toMatchObject({ ok: true, data: { leftFen: 0 } })
    expect(receiptOf(shop, ID).refunds).toHaveLength(1)
  })

  test('answers the same after midnight, though a clerk may begin nothing of yesterday', async () => {
    await sold()
    await giveBack(again)
    shop.clock.moveTo(Date.parse('2026-11-23T00:00:00+08:00'))
    expect(await giveBack(again)).toMatchObject({ ok: true })
  })

  test.each([
    ['another amount', { fen: 1801 }],
    ['a colleague', { by: shen, fen: 1800 }],
  ])('by %s is a conflict', async (_case, over) => {
    await sold()
    await giveBack({ ...again, fen: 1800 })
    expect(await refusal(() => giveBack({ ...again, ...over }))).toMatchObject({ code: 'CONFLICT' })
  })

  test('for another receipt is a conflict of the clerk’s day', async () => {
    await sold()
    await sold('0032')
    await giveBack(again)
    expect(await refusal(() => giveBack({ ...again, receiptNo: '0032' }))).toMatchObject({ code: 'CONFLICT' })
  })

  test('after its writer died behind the reservation gives back once', async () => {
    await sold()
    shop.between(/^orders.update/, () => {
      throw new Error('the instance died')
    })
    expect(await giveBack(again)).toMatchObject({ code: 'INTERNAL' })
    expect(await giveBack(again)).toMatchObject({ ok: true, data: { leftFen: 0 } })
    expect(shop.one('staffDays', 'shanze:openid-chen:2026-11-22')).toMatchObject({
      sums: { 'void-receipt': 6800 },
    })
  })

  test('after its writer died before settling is settled by the timer', async () => {
    await sold()
    shop.between(/^members.update/, () => {
      throw new Error('the instance died')
    })
    expect(await giveBack(again)).toMatchObject({ code: 'INTERNAL' })
    await shop.sweep()
    expect(receiptOf(shop, ID)).toMatchObject({ settledVersion: 2, keptPoints: 0 })
    expect(growth()).toBe(0)
  })
})

describe('a number that the till uses every day', () => {
  const TODAY = 'rcpt:shanze:yunqi:20261123@31'
  const soldTwice = async () => {
    await sold()
    shop.pass(DAY_MS)
    await sold()
  }

  test("names today's sale first", async () => {
    await soldTwice()
    expect(await giveBack()).toMatchObject({ data: { order: { id: TODAY } } })
    expect(receiptOf(shop, ID).refunds).toEqual([])
  })

  test('names the sale that this command has given back, also when the number is credited anew', async () => {
    await sold()
    await giveBack({ commandId: 'command-of-yesterday' })
    shop.pass(DAY_MS)
    await sold()
    expect(await giveBack({ commandId: 'command-of-yesterday' })).toMatchObject({
      data: { order: { id: ID } },
    })
    expect(receiptOf(shop, TODAY).refunds).toEqual([])
  })

  test('names the sale of a day by the number of that day, for the command that is sent again after midnight', async () => {
    await soldTwice()
    await giveBack({ commandId: 'command-of-yesterday' })
    shop.pass(DAY_MS)
    expect(await giveBack({ commandId: 'command-of-yesterday' })).toMatchObject({
      data: { order: { id: TODAY } },
    })
  })

  test('is typed whole for the sale of another day', async () => {
    await soldTwice()
    shop.pass(2 * DAY_MS)
    expect(await giveBack({ by: he, receiptNo: '20261123@0031' })).toMatchObject({
      data: { order: { id: TODAY } },
    })
  })
})

describe('a giving back that loses the race', () => {
  test('to one that took the rest gives nothing back', async () => {
    await sold()
    const rest = { no: 'clerk:other', state: 'success' as const, fen: 6800, payerFen: 6800, at: 1 }
    shop.between(/^orders.update/, () => outrun(shop, ID, { refunds: [rest] }))
    expect(await giveBack()).toMatchObject({ code: 'CONFLICT' })
    expect(receiptOf(shop, ID).refunds).toEqual([rest])
  })

  test.each([
    [4, { ok: true }],
    [5, { ok: false, code: 'BUSY' }],
  ])('%i times', async (times, expected) => {
    await sold()
    shop.between(/^orders.update/, () => outrun(shop, ID), times)
    expect(await giveBack()).toMatchObject(expected)
  })

  test('to others who hold the member up is durable, its points later', async () => {
    await sold()
    const seq = () => shop.one<MemberDoc>('members', 'shanze:openid-lin').seq
    shop.between(/^members.update/, () => shop.change('members', 'shanze:openid-lin', { seq: seq() + 1 }), 5)
    expect(await giveBack()).toMatchObject({ ok: true, data: { leftFen: 0, keptPoints: 68 } })
    await shop.sweep()
    expect(receiptOf(shop, ID)).toMatchObject({ keptPoints: 0 })
  })
})
