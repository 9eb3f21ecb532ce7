import { PEOPLE, testShop } from '../../testing/shop'
import { atCounter, holding, LIN, memberOf, type Over, refusalOf } from './testing/counter'

const shop = testShop()
const { lin, gu, shen } = PEOPLE
const topUp = (over: Over = {}) => {
  const { by, input } = atCounter(shop, over, 20_000)
  return shop.when(by, 'storedValue.topUp', input)
}
const refusal = (over: Over = {}) => refusalOf(shop, () => topUp(over))

beforeEach(async () => {
  await shop.joined(lin)
})

test('cash becomes principal with the bonus of its step, and earns nothing yet', async () => {
  expect(await topUp({ commandId: 'command-of-one-topup' })).toMatchObject({
    ok: true,
    data: {
      entry: {
        kind: 'top-up',
        fen: 21_000,
        principalFen: 20_000,
        bonusFen: 1_000,
        afterFen: 21_000,
        storeName: 'yunqi',
      },
      stored: { totalFen: 21_000, principalFen: 20_000, bonusFen: 1_000 },
      repeated: false,
    },
  })
  const ref = 'topup:shanze:openid-lin:command-of-one-topup'
  expect(memberOf(shop)).toMatchObject({
    growth: 0,
    stored: { principalFen: 20_000, bonusFen: 1_000 },
    topUps: [{ ref, totalFen: 20_000, bonusFen: 1_000, earns: false, refundedFen: 0 }],
  })
  expect(memberOf(shop).journal.at(-1)).toMatchObject({
    _id: ref,
    kind: 'counter-top-up',
    counter: { storeId: 'shanze:yunqi', staffId: 'shanze:openid-chen' },
    money: {
      postings: [
        { from: 'brand.received', to: 'member.principal', fen: 20_000 },
        { from: 'brand.granted', to: 'member.bonus', fen: 1_000 },
      ],
    },
  })
})

test.each([
  [19_999, 0],
  [20_000, 1_000],
  [49_999, 1_000],
  [50_000, 5_000],
])('%i fen get a bonus of %i fen', async (amountFen, bonusFen) => {
  expect(await topUp({ amountFen })).toMatchObject({
    data: { stored: { principalFen: amountFen, bonusFen } },
  })
})

test.each([
  [999, '一次至少充 10 元'],
  [100_001, '一次最多充 1,000 元'],
])('%i fen are refused with the limit in yuan', async (amountFen, message) => {
  expect(await refusal({ amountFen })).toMatchObject({ code: 'TOP_UP_NOT_ALLOWED', message })
})

test.each([1_000, 100_000])('%i fen are allowed', async amountFen => {
  expect(await topUp({ amountFen })).toMatchObject({ ok: true })
})

test('a card holds at most 5,000 yuan, bonus included', async () => {
  holding(shop, 479_001)
  expect(await refusal()).toMatchObject({
    code: 'TOP_UP_NOT_ALLOWED',
    message: '余额最多 5,000 元，这次充不下',
  })
  holding(shop, 479_000)
  expect(await topUp()).toMatchObject({ ok: true, data: { stored: { totalFen: 500_000 } } })
})

test('a guest, a typed card and an old permit get nothing', async () => {
  expect(await refusal({ customer: gu })).toMatchObject({ code: 'NOT_MEMBER' })
  expect(await refusal({ how: 'typed' })).toMatchObject({ code: 'PREVIEW_EXPIRED' })
  expect(await refusal({ at: shop.now() - 300_001 })).toMatchObject({ code: 'PREVIEW_EXPIRED' })
})

test('one clerk tops up at most what the rule allows for a day, fen by fen; a colleague goes on', async () => {
  const brand = shop.one<{ storedValue: object }>('brands', 'shanze')
  shop.pass(30_000)
  shop.change('brands', 'shanze', { storedValue: { ...brand.storedValue, topUpPerDayFen: 30_000 } })
  await topUp({ amountFen: 28_000 })
  const message = '今天经你手的充值最多 300 元，这次没有充。请另一位同事来做'
  expect(await refusal({ amountFen: 2_001 })).toMatchObject({ code: 'STAFF_DAY_LIMIT', message })
  expect(await topUp({ amountFen: 2_000 })).toMatchObject({ ok: true })
  expect(await topUp({ amountFen: 2_001, by: shen })).toMatchObject({ ok: true })
  expect(await refusal({ amountFen: 30_001, by: shen })).toMatchObject({ code: 'STAFF_DAY_LIMIT' })
})

test('the day of a command is the brand-local one in which its customer was found', async () => {
  shop.clock.moveTo(Date.parse('2026-11-23T00:01:00+08:00'))
  await topUp({ at: Date.parse('2026-11-22T23:59:30+08:00') })
  expect(shop.all<{ _id: string }>('staffDays').map(({ _id }) => _id)).toEqual([
    'shanze:openid-chen:2026-11-22',
  ])
})

describe('the same command again', () => {
  const again = { commandId: 'command-sent-twice-1' }

  test('says that it was booked and gives nothing twice, also after its permit is over', async () => {
    await topUp(again)
    const before = shop.database.dump()
    expect(await topUp(again)).toMatchObject({
      ok: true,
      data: { repeated: true, stored: { totalFen: 21_000 } },
    })
    expect(await topUp({ ...again, at: shop.now() - 3_600_000 })).toMatchObject({ data: { repeated: true } })
    expect(shop.database.dump()).toEqual(before)
  })

  test('says so when the card would hold too much by now', async () => {
    await topUp(again)
    holding(shop, 500_000)
    expect(await topUp(again)).toMatchObject({ ok: true, data: { repeated: true } })
  })

  test.each([
    ['with another amount', { amountFen: 20_001 }],
    ['by a colleague', { by: shen }],
  ])('%s is a conflict', async (_case, over) => {
    await topUp(again)
    expect(await refusal({ ...again, ...over })).toMatchObject({ code: 'CONFLICT' })
  })
})

test('a full journal is archived before the entry is written', async () => {
  for (let n = 0; n < 22; n += 1) await topUp({ amountFen: 1_000 })
  expect(memberOf(shop).stored).toEqual({ principalFen: 22_000, bonusFen: 0 })
  expect(shop.all('ledger').length).toBeGreaterThan(0)
  expect(memberOf(shop, LIN).journal.length).toBeLessThanOrEqual(20)
})
