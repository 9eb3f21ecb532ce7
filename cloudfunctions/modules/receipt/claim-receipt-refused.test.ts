import type { InputOf } from '@shared/contract'
import { PEOPLE, testShop } from '../../testing/shop'
import { receiptCode } from './receipt-code'
import { DAY_MS, outrun, printedCode, RECEIPT_ID, receipt, receiptOf, sendTicket } from './testing/till'

const shop = testShop()
const { lin, gu, chen } = PEOPLE
/** The end of the seventh day after the sale, in Shanghai. */
const LAST = Date.parse('2026-11-30T00:00:00+08:00')
type Input = InputOf<'receipt.claim'>
const claim = (code: string, over: Partial<Input> & { by?: typeof lin } = {}) => {
  const { by = lin, ...input } = over
  return shop.when(by, 'receipt.claim', { commandId: shop.command(), code, ...input })
}
/** The refusal of a call that must leave every document as it was. */
async function refusal(call: () => ReturnType<typeof claim>) {
  const before = shop.database.dump()
  const answer = await call()
  expect(shop.database.dump()).toEqual(before)
  if (answer.ok) throw new Error('the receipt was claimed')
  return answer.code
}

test.each([
  ['that is no code', async () => 'A0031'],
  ['with another number', async (code: string) => code.replace('A0031', 'A0032')],
  ['with another mark', async (code: string) => `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`],
  ['of another store', async (code: string) => code.replace('yunqi', 'hubin')],
])('a code %s is unknown', async (_case, change) => {
  const code = await change(await printedCode(shop))
  expect(await refusal(() => claim(code))).toBe('RECEIPT_UNKNOWN')
})

test('a code of the other brand is unknown here, though its number is the same', async () => {
  await printedCode(shop)
  const foreign = await sendTicket(shop, receipt(shop), { storeId: 'lanxi:yunqi' })
  expect(await refusal(() => claim(foreign.body.code ?? ''))).toBe('RECEIPT_UNKNOWN')
})

test('a genuine code whose order is not there is unknown', async () => {
  expect(await refusal(() => claim(receiptCode('shanze:yunqi', 'A0032')))).toBe('RECEIPT_UNKNOWN')
})

test('a receipt that another person has claimed is taken', async () => {
  const code = await printedCode(shop)
  await claim(code, { by: gu })
  expect(await refusal(() => claim(code))).toBe('RECEIPT_TAKEN')
})

test.each([
  [
    'wholly given back',
    { refunds: [{ no: 'R', state: 'success', fen: 6800, payerFen: 6800, at: 1 }] },
    'RECEIPT_VOID',
  ],
  ['without a payment', { paid: null }, 'RECEIPT_VOID'],
])('a receipt %s cannot be claimed', async (_case, fields, code) => {
  const printed = await printedCode(shop)
  shop.change('orders', RECEIPT_ID, fields)
  expect(await refusal(() => claim(printed))).toBe(code)
})

test.each([
  ['its last moment', -1, true],
  ['the moment after', 0, false],
])('a receipt is claimed until the end of the seventh day: at %s', async (_case, offMs, isTheirs) => {
  const code = await printedCode(shop)
  shop.clock.moveTo(LAST + offMs)
  if (isTheirs) expect(await claim(code)).toMatchObject({ ok: true })
  else expect(await refusal(() => claim(code))).toBe('RECEIPT_LATE')
})

describe('staff', () => {
  test.each([
    ['of all stores', ['*']],
    ['of this store', ['shanze:hubin', 'shanze:yunqi']],
  ])('%s claim no receipt of a store they work in', async (_case, stores) => {
    const code = await printedCode(shop)
    shop.change('staff', 'shanze:openid-chen', { stores })
    expect(await refusal(() => claim(code, { by: chen }))).toBe('RECEIPT_OF_OWN_STORE')
  })

  test.each([
    ['of another store', { stores: ['shanze:hubin'] }],
    ['who have left', { active: false }],
  ])('%s are customers here', async (_case, fields) => {
    const code = await printedCode(shop)
    shop.change('staff', 'shanze:openid-chen', fields)
    expect(await claim(code, { by: chen })).toMatchObject({ ok: true })
  })

  test('are staff also under an id that was merged into their card', async () => {
    await shop.joined(lin)
    shop.change('members', 'shanze:openid-lin', { formerIds: ['shanze:openid-chen'] })
    const code = await printedCode(shop)
    expect(await refusal(() => claim(code))).toBe('RECEIPT_OF_OWN_STORE')
  })

  test('learn nothing else of a receipt that another person has claimed', async () => {
    const code = await printedCode(shop)
    await claim(code)
    expect(await refusal(() => claim(code, { by: chen }))).toBe('RECEIPT_OF_OWN_STORE')
  })
})

describe('a claim that loses the race', () => {
  test('to another person finds it taken', async () => {
    const code = await printedCode(shop)
    shop.between(/^orders.update/, () => claim(code, { by: gu }))
    expect(await claim(code)).toMatchObject({ code: 'RECEIPT_TAKEN' })
    expect(receiptOf(shop)).toMatchObject({ memberId: 'shanze:openid-gu', version: 2 })
  })

  test('to a claim under the same version finds it taken', async () => {
    const code = await printedCode(shop)
    shop.between(/^orders.update/, () => shop.change('orders', RECEIPT_ID, { memberId: 'shanze:openid-gu' }))
    expect(await claim(code)).toMatchObject({ code: 'RECEIPT_TAKEN' })
  })

  test.each([
    [4, { ok: true }],
    [5, { ok: false, code: 'BUSY' }],
  ])('%i times', async (times, expected) => {
    const code = await printedCode(shop)
    shop.between(/^orders.update/, () => outrun(shop), times)
    expect(await claim(code)).toMatchObject(expected)
  })
})

test('a brand decides how many days a receipt can be claimed', async () => {
  const code = await printedCode(shop)
  shop.pass(DAY_MS)
  shop.change('brands', 'shanze', { receiptClaimDays: 0 })
  expect(await refusal(() => claim(code))).toBe('RECEIPT_LATE')
})
