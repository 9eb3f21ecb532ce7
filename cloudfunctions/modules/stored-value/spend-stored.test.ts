import { openidsIn } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { atCounter, holding, LIN, memberOf, type Over, refusalOf } from './testing/counter'

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

test('a bill is paid from principal and bonus in proportion, and earns on its principal', async () => {
  const answer = await spend({ commandId: 'command-of-one-spend' })
  expect(answer).toMatchObject({
    ok: true,
    data: {
      entry: {
        kind: 'spend',
        fen: -10_000,
        principalFen: -9_524,
        bonusFen: -476,
        afterFen: 11_000,
        storeName: 'yunqi',
        reason: '',
      },
      stored: { totalFen: 11_000, principalFen: 10_476, bonusFen: 524 },
      customer: { isMember: true },
      repeated: false,
    },
  })
  expect(openidsIn(answer)).toEqual([])
  expect(memberOf(shop)).toMatchObject({ stored: { principalFen: 10_476, bonusFen: 524 }, growth: 95 })
  expect(memberOf(shop).journal.at(-1)).toMatchObject({
    _id: 'spend:shanze:openid-lin:command-of-one-spend',
    kind: 'spend',
    counter: { storeId: 'shanze:yunqi', staffId: 'shanze:openid-chen' },
    kept: 95,
    money: {
      postings: [
        { from: 'member.principal', to: 'brand.spent', fen: 9_524 },
        { from: 'member.bonus', to: 'brand.spent', fen: 476 },
      ],
      balance: { principalFen: 10_476, bonusFen: 524 },
    },
  })
  expect(shop.one('staffDays', 'shanze:openid-chen:2026-11-22')).toMatchObject({
    sums: { spend: 10_000 },
    commands: [{ commandId: 'command-of-one-spend', kind: 'spend', memberId: LIN, amount: 10_000 }],
  })
})

test('a bill is paid in five trips with the one of the router', async () => {
  await spend()
  await spend({ amountFen: 1 })
  const trips = shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what !== 'wake.update')
  expect(trips).toEqual(['staff.get', 'members.get', 'ledger.get', 'staffDays.update', 'members.update'])
})

test.each([
  [21_000, true],
  [21_001, false],
])('of 210 yuan held %i fen are paid: %p', async (amountFen, isPaid) => {
  if (isPaid)
    expect(await spend({ amountFen, how: 'paying' })).toMatchObject({ data: { stored: { totalFen: 0 } } })
  else
    expect(await refusal({ amountFen, how: 'paying' })).toMatchObject({
      code: 'STORED_SHORT',
      message: '余额还差 0.01 元，没有扣款',
      data: { missingFen: 1 },
    })
})

test.each([
  ['in a store that does not exist', () => ({ storeId: 'shanze:nowhere' }), 'STORE_NOT_FOUND'],
  ['in a store of the other brand', () => ({ storeId: 'lanxi:yunqi' }), 'STORE_NOT_FOUND'],
  ['with a permit of another store', () => ({ storeId: 'shanze:hubin' }), 'PREVIEW_EXPIRED'],
  [
    'with a permit of another customer',
    () => ({ customerId: shop.handle('shanze:openid-gu') }),
    'PREVIEW_EXPIRED',
  ],
  ['with an invented permit', () => ({ permit: 'x' }), 'PREVIEW_EXPIRED'],
  ['after five minutes', () => ({ at: shop.now() - 300_001 }), 'PREVIEW_EXPIRED'],
  ['for a card number that was typed', () => ({ how: 'typed' as const }), 'PREVIEW_EXPIRED'],
  ['from a customer who is no staff', () => ({ by: lin }), 'NOT_STAFF'],
  ['of a guest', () => ({ customer: gu }), 'NOT_MEMBER'],
])('a bill %s is refused and nothing is written', async (_case, over, code) => {
  expect(await refusal(over())).toMatchObject({ code })
})

test('a typed card number and a guest are refused in words of their own', async () => {
  expect(await refusal({ how: 'typed' })).toMatchObject({ message: '手输的卡号不能动余额，请扫顾客的会员码' })
  expect(await refusal({ customer: gu })).toMatchObject({ message: '顾客还没有入会，先请顾客入会' })
})

test('a bill just within five minutes after the customer was found is paid', async () => {
  expect(await spend({ at: shop.now() - 299_000 })).toMatchObject({ ok: true })
})

test('a clerk of another store takes no bill here', async () => {
  shop.change('staff', 'shanze:openid-chen', { stores: ['shanze:hubin'] })
  expect(await refusal()).toMatchObject({ code: 'STAFF_WRONG_STORE' })
})

test.each([
  ['has no rule', { storedValue: null }],
  ['has it switched off', { features: { mall: true, storedValue: false } }],
])('a brand that %s takes no bill', async (_case, fields) => {
  shop.pass(30_000)
  shop.change('brands', 'shanze', fields)
  expect(await refusal()).toMatchObject({ code: 'STORED_OFF' })
})

test.each([
  ['under their own id', []],
  ['under an id that was merged into theirs', ['shanze:openid-chen']],
])("a clerk's own card, %s, is served by a colleague", async (_case, formerIds) => {
  await shop.joined(chen)
  const customer = formerIds.length > 0 ? lin : chen
  shop.change('members', shop.memberId(customer), {
    formerIds,
    stored: { principalFen: 20_000, bonusFen: 0 },
  })
  expect(await refusal({ customer })).toMatchObject({ code: 'OWN_CARD' })
  expect(await spend({ customer, by: shen })).toMatchObject({ ok: true })
})

describe('the member code', () => {
  test.each([
    [20_000, 'scanned', true],
    [20_001, 'scanned', false],
    [20_001, 'paying', true],
  ] as const)('pays up to 200 yuan: %i fen by a customer who was %s', async (amountFen, how, isPaid) => {
    if (isPaid) expect(await spend({ amountFen, how })).toMatchObject({ ok: true })
    else
      expect(await refusal({ amountFen, how })).toMatchObject({
        code: 'PAY_CODE_NEEDED',
        message: '超过 200 元要用付款码，没有扣款。请顾客在「储值」里打开付款码再扫',
      })
  })

  test('pays nothing where the brand wants the pay code always', async () => {
    rule({ memberCodeMostFen: 0 })
    expect(await refusal({ amountFen: 1 })).toMatchObject({
      code: 'PAY_CODE_NEEDED',
      message: '这笔要用付款码，没有扣款。请顾客在「储值」里打开付款码再扫',
    })
    expect(await spend({ amountFen: 1, how: 'paying' })).toMatchObject({ ok: true })
  })
})

test('one permit pays one bill', async () => {
  const { input } = atCounter(shop, {}, 100)
  await shop.when(chen, 'storedValue.spend', input)
  expect(await refusal({ ...input, commandId: shop.command() })).toMatchObject({ code: 'TICKET_USED' })
})

test("the other brand's card of the same person is never touched", async () => {
  const foreign = { ...memberOf(shop), _id: 'lanxi:openid-lin', brandId: 'lanxi' }
  shop.given({ members: [foreign] })
  await spend()
  expect(await refusal({ customerId: shop.handle('lanxi:openid-lin') })).toMatchObject({
    code: 'PREVIEW_EXPIRED',
  })
  expect(memberOf(shop, 'lanxi:openid-lin')).toEqual(foreign)
})
