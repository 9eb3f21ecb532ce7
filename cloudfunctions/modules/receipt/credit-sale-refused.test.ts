import type { InputOf } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import { found } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { issueCustomerTicket } from '../staff/customer-ticket'
import { DAY_MS, outrun, printedCode, RECEIPT_ID, receiptOf } from './testing/till'

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
  ['with a ticket of another store', () => ({ storeId: 'shanze:hubin' }), 'PREVIEW_EXPIRED'],
  ["with another clerk's ticket", () => ({ ticket: found(shop, { clerk: shen }).ticket }), 'PREVIEW_EXPIRED'],
  [
    "with another customer's ticket",
    () => ({ ticket: found(shop, { customer: gu }).ticket }),
    'PREVIEW_EXPIRED',
  ],
  ['with an invented ticket', () => ({ ticket: 'x' }), 'PREVIEW_EXPIRED'],
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
    ticket: issueCustomerTicket(serving, 'scanned', shop.now()),
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

test('one ticket serves one sale', async () => {
  const customer = found(shop)
  await credit(customer)
  expect(await refusal(() => credit({ ...customer, receiptNo: '0032', confirmed: true }))).toMatchObject({
    code: 'TICKET_USED',
  })
})

describe('a sale like another one', () => {
  const like = { receiptNo: '0032' }

  test('of the same customer, store and amount within ten minutes needs a second word', async () => {
    await credit()
    expect(await refusal(() => credit(like))).toMatchObject({
      code: 'SIMILAR_SALE',
      message: expect.stringContaining('68 元'),
    })
    expect(await credit({ ...like, confirmed: true })).toMatchObject({ ok: true })
  })

  test.each([
    ['exactly ten minutes later', 600_000, false],
    ['a moment later than ten minutes', 600_001, true],
  ])('%s', async (_case, laterMs, isCredited) => {
    await credit()
    shop.pass(laterMs)
    expect(await credit(like)).toMatchObject({ ok: isCredited })
  })

  test('that the customer paid by WeChat Pay needs a second word too', async () => {
    await shop.paid(lin, 6800)
    expect(await refusal(() => credit(like))).toMatchObject({ code: 'SIMILAR_SALE' })
  })

  test.each([
    ['of another amount', { amountFen: 6801 }],
    ['in another store', { storeId: 'shanze:hubin' }],
    ['of another customer', { memberId: 'shanze:openid-gu' }],
    [
      'that was wholly given back',
      { refunds: [{ no: 'R', state: 'success', fen: 6800, payerFen: 6800, at: 1 }] },
    ],
    ['that is not paid', { paid: null }],
  ])('%s is another sale', async (_case, fields) => {
    await credit()
    shop.change('orders', 'rcpt:shanze:yunqi:31', fields)
    expect(await credit(like)).toMatchObject({ ok: true })
  })
})

describe('a slip that is known', () => {
  test('by a credit of another command of the day is not credited again, however its number is typed', async () => {
    await credit({ receiptNo: 'a0031' })
    for (const receiptNo of ['A31', 'a00031']) {
      const refused = await refusal(() => credit({ by: shen, receiptNo, confirmed: true }))
      expect(refused).toMatchObject({ code: 'RECEIPT_CREDITED', message: expect.stringContaining('68 元') })
    }
  })

  test('from another day is credited under the number of its day, and only once', async () => {
    await credit()
    shop.pass(DAY_MS)
    expect(await credit({ commandId: 'command-of-the-next-day' })).toMatchObject({
      ok: true,
      data: { receiptNo: '20261123@0031' },
    })
    expect(orders().map(({ _id }) => _id)).toEqual(['rcpt:shanze:yunqi:31', 'rcpt:shanze:yunqi:20261123@31'])
    expect(await refusal(() => credit({ by: shen, confirmed: true }))).toMatchObject({
      code: 'RECEIPT_CREDITED',
    })
    expect(await credit({ commandId: 'command-of-the-next-day' })).toMatchObject({ ok: true })
    expect(orders()).toHaveLength(2)
  })

  test('by a ticket of the till becomes the customer’s, with the clerk who did it', async () => {
    await printedCode(shop)
    expect(await credit({ receiptNo: 'A0031' })).toMatchObject({ ok: true, data: { points: 68 } })
    expect(receiptOf(shop)).toMatchObject({
      source: 'receipt',
      memberId: 'shanze:openid-lin',
      creditedBy: 'shanze:openid-chen',
      version: 2,
      settledVersion: 2,
    })
  })

  test.each([
    ['claimed by its customer', { memberId: 'shanze:openid-gu' }, 'RECEIPT_CREDITED'],
    [
      'wholly given back',
      { refunds: [{ no: 'R', state: 'success', fen: 6800, payerFen: 6800, at: 1 }] },
      'RECEIPT_VOID',
    ],
  ])('by a ticket of the till that was %s is refused', async (_case, fields, code) => {
    await printedCode(shop)
    shop.change('orders', RECEIPT_ID, fields)
    expect(await credit({ receiptNo: 'A0031' })).toMatchObject({ ok: false, code })
    expect(receiptOf(shop)).toMatchObject({ version: 1, ...fields })
  })

  test('by a ticket of the till with another amount is refused with that amount', async () => {
    await printedCode(shop)
    const message = '收银机记的这张小票是 68 元，没有记。请核对金额和小票号'
    const refused = await refusal(() => credit({ receiptNo: 'A0031', amountFen: 6801 }))
    expect(refused).toMatchObject({ code: 'AMOUNT_NOT_ALLOWED', message })
  })

  test('by a ticket of the till that is too old to be claimed is refused', async () => {
    await printedCode(shop)
    shop.pass(8 * DAY_MS)
    expect(await refusal(() => credit({ receiptNo: 'A0031' }))).toMatchObject({ code: 'RECEIPT_LATE' })
  })

  test('by a ticket of the till needs no second word of a likeness', async () => {
    await shop.paid(lin, 6800)
    await printedCode(shop)
    expect(await credit({ receiptNo: 'A0031' })).toMatchObject({ ok: true })
  })
})

describe('a credit that loses the race', () => {
  test('to a colleague’s credit of the same slip is refused', async () => {
    shop.between(/^orders.add/, () => credit({ by: shen }))
    expect(await credit()).toMatchObject({ code: 'RECEIPT_CREDITED' })
    expect(orders()).toMatchObject([{ creditedBy: 'shanze:openid-shen' }])
  })

  test('to the customer’s own scan is refused', async () => {
    await printedCode(shop)
    shop.between(/^orders.update/, () => outrun(shop, RECEIPT_ID, { memberId: 'shanze:openid-gu' }))
    expect(await credit({ receiptNo: 'A0031' })).toMatchObject({ code: 'RECEIPT_CREDITED' })
    expect(receiptOf(shop)).toMatchObject({ memberId: 'shanze:openid-gu', version: 2 })
    expect(receiptOf(shop)).not.toHaveProperty('creditedBy')
  })

  test.each([
    [4, { ok: true }],
    [5, { ok: false, code: 'BUSY' }],
  ])('%i times', async (times, expected) => {
    await printedCode(shop)
    shop.between(/^orders.update/, () => outrun(shop), times)
    expect(await credit({ receiptNo: 'A0031' })).toMatchObject(expected)
  })
})
