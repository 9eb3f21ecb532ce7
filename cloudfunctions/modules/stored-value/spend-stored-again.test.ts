import { PEOPLE, testShop } from '../../testing/shop'
import { atCounter, holding, LIN, memberOf, type Over, outrunMember, refusalOf } from './testing/counter'

const shop = testShop()
const { lin, gu, chen, shen } = PEOPLE
const spend = (over: Over = {}) => {
  const { by, input } = atCounter(shop, over, 10_000)
  return shop.when(by, 'storedValue.spend', input)
}
const refusal = (over: Over = {}) => refusalOf(shop, () => spend(over))
const rule = (over: object) => {
  const brand = shop.one<{ storedValue: object }>('brands', 'shanze')
  shop.pass(30_000)
  shop.change('brands', 'shanze', { storedValue: { ...brand.storedValue, ...over } })
}

beforeEach(async () => {
  await shop.joined(lin)
  holding(shop, 20_000, 1_000)
})

describe('the same command again', () => {
  const again = { commandId: 'command-sent-twice-1' }

  test('says that it was booked and takes nothing twice', async () => {
    const first = await spend(again)
    const before = shop.database.dump()
    const answer = await spend(again)
    expect(answer).toMatchObject({ ok: true, data: { repeated: true, stored: { totalFen: 11_000 } } })
    if (first.ok && answer.ok) expect(answer.data.entry).toEqual(first.data.entry)
    expect(shop.database.dump()).toEqual(before)
  })

  test('says so after its permit is over, after its entry was archived and beyond what is held', async () => {
    await spend({ ...again, amountFen: 20_000 })
    const entry = memberOf(shop).journal.find(({ kind }) => kind === 'spend')
    shop.given({ ledger: [entry as object] })
    shop.change('members', LIN, { journal: [] })
    const late = { ...again, amountFen: 20_000, at: shop.now() }
    shop.pass(3_600_000)
    expect(await spend(late)).toMatchObject({ ok: true, data: { repeated: true } })
  })

  test('says so where the brand wants the pay code since', async () => {
    await spend(again)
    rule({ memberCodeMostFen: 0 })
    expect(await spend(again)).toMatchObject({ ok: true, data: { repeated: true } })
  })

  test.each([
    ['with another amount', { amountFen: 10_001 }],
    ['by a colleague', { by: shen }],
  ])('%s is a conflict', async (_case, over) => {
    await spend(again)
    expect(await refusal({ ...again, ...over })).toMatchObject({ code: 'CONFLICT' })
  })

  test('for another customer is a conflict of the clerk’s day', async () => {
    await spend(again)
    await shop.joined(gu)
    shop.change('members', 'shanze:openid-gu', { stored: { principalFen: 50_000, bonusFen: 0 } })
    expect(await refusal({ ...again, customer: gu })).toMatchObject({ code: 'CONFLICT' })
  })

  test('after its writer died behind the reservation is booked once', async () => {
    shop.between(/^members.update/, () => {
      throw new Error('the instance died')
    })
    const { input } = atCounter(shop, again, 10_000)
    expect(await shop.when(chen, 'storedValue.spend', input)).toMatchObject({ code: 'INTERNAL' })
    expect(memberOf(shop).stored).toEqual({ principalFen: 20_000, bonusFen: 1_000 })
    expect(await shop.when(chen, 'storedValue.spend', input)).toMatchObject({
      ok: true,
      data: { repeated: false },
    })
    expect(shop.one('staffDays', 'shanze:openid-chen:2026-11-22')).toMatchObject({ sums: { spend: 10_000 } })
  })
})

describe('a bill that loses the race', () => {
  test('to another bill is decided again on what that left', async () => {
    shop.between(/^members.update/, () =>
      outrunMember(shop, LIN, { stored: { principalFen: 5_000, bonusFen: 0 } }),
    )
    expect(await spend()).toMatchObject({ code: 'STORED_SHORT', data: { missingFen: 5_000 } })
    expect(memberOf(shop).stored).toEqual({ principalFen: 5_000, bonusFen: 0 })
  })

  test.each([
    [4, { ok: true }],
    [5, { ok: false, code: 'BUSY' }],
  ])('%i times', async (times, expected) => {
    shop.between(/^members.update/, () => outrunMember(shop), times)
    expect(await spend()).toMatchObject(expected)
    expect(memberOf(shop).stored.principalFen).toBe(expected.ok ? 10_476 : 20_000)
  })
})
