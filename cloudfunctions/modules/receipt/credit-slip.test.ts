import type { InputOf } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import { found } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { DAY_MS, outrun, printedCode, RECEIPT_ID, receiptOf } from './testing/till'

const shop = testShop()
const { lin, chen, shen } = PEOPLE
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

  test('of which one fen was not given back needs a second word too', async () => {
    await credit()
    const refunds = [{ no: 'R', state: 'success', fen: 6799, payerFen: 6799, at: 1 }]
    shop.change('orders', 'rcpt:shanze:yunqi:31', { refunds })
    expect(await refusal(() => credit(like))).toMatchObject({ code: 'SIMILAR_SALE' })
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
