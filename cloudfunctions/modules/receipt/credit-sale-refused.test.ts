import type { InputOf } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import { found } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { issueCustomerPermit } from '../staff/customer-permit'
import { DAY_MS } from './testing/till'

const shop = testShop()
const { lin, gu, chen, shen } = PEOPLE
type Input = InputOf<'receipt.credit'>
const credit = (over: Partial<Input> & { by?: typeof lin } = {}) => {
  const { by = chen, ...input } = over
  const customer = found(shop, { clerk: by })
  return shop.when(by, 'receipt.credit', {
    commandId: shop.command(),
    ...customer,
    amountFen: 6800,
    receiptNo: '0031',
    ...input,
  })
}
const orders = () => shop.all<OrderDoc>('orders')
/** The refusal of a call that must leave every document as it was. */
async function refusal(call: () => ReturnType<typeof credit>) {
  const before = shop.database.dump()
  const answer = await call()
  expect(shop.database.dump()).toEqual(before)
  if (answer.ok) throw new Error('the sale was credited')
  return answer
}
const tight = { clerkFen: 5_000, managerFen: 10_000, perDayFen: 15_000 }
const rule = (counterCredit: object | null) => shop.change('brands', 'shanze', { counterCredit })

test.each([
  ['in a store that does not exist', () => ({ storeId: 'shanze:nowhere' }), 'STORE_NOT_FOUND'],
  ['with a permit of another store', () => ({ storeId: 'shanze:hubin' }), 'PREVIEW_EXPIRED'],
  ["with another clerk's permit", () => ({ permit: found(shop, { clerk: shen }).permit }), 'PREVIEW_EXPIRED'],
  [
    "with another customer's permit",
    () => ({ permit: found(shop, { customer: gu }).permit }),
    'PREVIEW_EXPIRED',
  ],
  ['with an invented permit', () => ({ permit: 'x' }), 'PREVIEW_EXPIRED'],
  [
    'five minutes after the customer was found',
    () => found(shop, { at: shop.now() - 300_001 }),
    'PREVIEW_EXPIRED',
  ],
  ['for a customer of the other brand', () => foreign(), 'PREVIEW_EXPIRED'],
])('a sale %s is refused and nothing is written', async (_case, over, code) => {
  expect(await refusal(() => credit(over()))).toMatchObject({ code })
})

function foreign() {
  const serving = { customerId: 'lanxi:openid-lin', staffId: 'shanze:openid-chen', storeId: 'shanze:yunqi' }
  return {
    customerId: shop.handle(serving.customerId),
    permit: issueCustomerPermit(serving, 'scanned', shop.now()),
  }
}

test('a sale just within five minutes after the customer was found is credited', async () => {
  const at = shop.now() - 299_000
  expect(await credit(found(shop, { at }))).toMatchObject({ ok: true })
  expect(orders()).toMatchObject([{ paid: { at } }])
})

test.each([
  ['under their own id', async () => chen],
  [
    'under an id that was merged into another',
    async () => {
      await shop.joined(gu)
      shop.change('members', 'shanze:openid-gu', { formerIds: ['shanze:openid-chen'] })
      return gu
    },
  ],
])("a clerk's own card, %s, is credited by a colleague only", async (_case, owner) => {
  await shop.joined(chen)
  const customer = await owner()
  const message = '自己买的单要请同事来记，没有记'
  expect(await refusal(() => credit(found(shop, { customer })))).toMatchObject({ code: 'OWN_CARD', message })
  expect(await credit({ by: shen, ...found(shop, { customer, clerk: shen }) })).toMatchObject({ ok: true })
})

test('a clerk of another store credits nothing here', async () => {
  shop.change('staff', 'shanze:openid-chen', { stores: ['shanze:hubin'] })
  expect(await refusal(() => credit())).toMatchObject({ code: 'STAFF_WRONG_STORE' })
})

test('a customer is no staff', async () => {
  expect(await refusal(() => credit({ by: lin }))).toMatchObject({ code: 'NOT_STAFF' })
})

test('a brand without crediting by hand credits nothing', async () => {
  rule(null)
  expect(await refusal(() => credit())).toMatchObject({ code: 'CREDIT_OFF' })
})

describe('the limits of one sale', () => {
  beforeEach(() => rule(tight))

  test.each([
    [chen, 5_001, 'NEEDS_MANAGER', '超过 50 元的要店长来记，没有记。请找店长'],
    [chen, 10_001, 'AMOUNT_NOT_ALLOWED', '一笔最多补记 100 元，没有记'],
    [shen, 10_001, 'AMOUNT_NOT_ALLOWED', '一笔最多补记 100 元，没有记'],
  ])('stop %j at %i fen', async (by, amountFen, code, message) => {
    expect(await refusal(() => credit({ by, amountFen }))).toMatchObject({ code, message })
  })

  test.each([
    [chen, 5_000],
    [shen, 10_000],
  ])('let %j credit %i fen', async (by, amountFen) => {
    expect(await credit({ by, amountFen })).toMatchObject({ ok: true })
  })

  test('of a brand whose managers alone credit say so', async () => {
    shop.pass(30_000)
    rule({ ...tight, clerkFen: 0 })
    expect(await refusal(() => credit({ amountFen: 1 }))).toMatchObject({
      code: 'NEEDS_MANAGER',
      message: '补记要店长来做，没有记。请找店长',
    })
  })

  test('of a day are the sum of one clerk, fen by fen, and begin anew the next day', async () => {
    for (const receiptNo of ['1', '2']) await credit({ receiptNo, amountFen: 5_000, confirmed: true })
    await credit({ receiptNo: '3', amountFen: 4_999 })
    const over = { receiptNo: '4', amountFen: 2 }
    const message = '今天经你手的补记最多 150 元，没有记。请另一位同事来记'
    expect(await refusal(() => credit(over))).toMatchObject({ code: 'STAFF_DAY_LIMIT', message })
    expect(await credit({ receiptNo: '5', amountFen: 1 })).toMatchObject({ ok: true })
    expect(await credit({ ...over, by: shen, ...found(shop, { clerk: shen }) })).toMatchObject({ ok: true })
    shop.pass(DAY_MS)
    expect(await credit({ receiptNo: '6', amountFen: 2 })).toMatchObject({ ok: true })
  })
})

test('one permit serves one sale', async () => {
  const customer = found(shop)
  await credit(customer)
  expect(await refusal(() => credit({ ...customer, receiptNo: '0032', confirmed: true }))).toMatchObject({
    code: 'TICKET_USED',
  })
})
