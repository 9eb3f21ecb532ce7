import type { InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { StaffDayDoc } from '@shared/domain/staff/staff-day'
import { found, openidsIn } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { printedCode, RECEIPT_ID, receiptOf } from './testing/till'

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

test('all that is left of a receipt is given back, with what it earned', async () => {
  await sold()
  const answer = await giveBack({ commandId: 'command-of-one-void1' })
  expect(answer).toMatchObject({
    ok: true,
    data: {
      order: { id: ID, state: 'refunded', refundedFen: 6800, storeName: 'yunqi' },
      leftFen: 0,
      keptPoints: 0,
    },
  })
  expect(openidsIn(answer)).toEqual([])
  expect(receiptOf(shop, ID)).toMatchObject({
    version: 2,
    settledVersion: 2,
    refunds: [
      {
        no: 'clerk:command-of-one-void1',
        state: 'success',
        fen: 6800,
        payerFen: 6800,
        at: shop.now(),
        by: { staffId: 'shanze:openid-chen', reason: '退货' },
      },
    ],
  })
  expect(growth()).toBe(0)
  expect(shop.one<StaffDayDoc>('staffDays', 'shanze:openid-chen:2026-11-22')).toMatchObject({
    sums: { 'void-receipt': 6800 },
    commands: [
      {
        commandId: 'command-of-one-void1',
        kind: 'void-receipt',
        memberId: 'shanze:openid-lin',
        amount: 6800,
        permitId: '',
      },
    ],
  })
})

test('a part is given back, then the rest, never more', async () => {
  await sold()
  expect(await giveBack({ fen: 1801 })).toMatchObject({ data: { leftFen: 4999, keptPoints: 49 } })
  const more = {
    code: 'AMOUNT_NOT_ALLOWED',
    message: '退的比剩下的多，没有退。请核对金额',
    data: { leftFen: 4999 },
  }
  expect(await refusal(() => giveBack({ fen: 5000 }))).toMatchObject(more)
  expect(await giveBack({ fen: 4999 })).toMatchObject({ data: { leftFen: 0, keptPoints: 0 } })
  const whole = { code: 'AMOUNT_NOT_ALLOWED', message: '这张小票已经退完，没有再退', data: { leftFen: 0 } }
  expect(await refusal(() => giveBack())).toMatchObject(whole)
  expect(await refusal(() => giveBack({ fen: 1 }))).toMatchObject(whole)
})

test('a receipt of the till that no customer has claimed is given back', async () => {
  await printedCode(shop)
  expect(await giveBack({ receiptNo: 'a31' })).toMatchObject({ ok: true, data: { leftFen: 0 } })
  expect(receiptOf(shop)).toMatchObject({ refunds: [{ fen: 6800 }], memberId: '' })
})

test.each([
  ['in a store that does not exist', { storeId: 'shanze:nowhere' }, 'STORE_NOT_FOUND'],
  ['in a store of the other brand', { storeId: 'lanxi:yunqi' }, 'STORE_NOT_FOUND'],
  ['of another store', { storeId: 'shanze:hubin' }, 'RECEIPT_UNKNOWN'],
  ['with an unknown number', { receiptNo: '0032' }, 'RECEIPT_UNKNOWN'],
  ['of a customer who is no staff', { by: lin }, 'NOT_STAFF'],
])('a receipt %s is refused and nothing is written', async (_case, over, code) => {
  await sold()
  expect(await refusal(() => giveBack(over))).toMatchObject({ code })
})

test('an order of that number that was never paid is unknown', async () => {
  await sold()
  shop.change('orders', ID, { paid: null })
  expect(await refusal(() => giveBack())).toMatchObject({ code: 'RECEIPT_UNKNOWN' })
})

test('a clerk of another store gives nothing back here', async () => {
  await sold()
  shop.change('staff', 'shanze:openid-chen', { stores: ['shanze:hubin'] })
  expect(await refusal(() => giveBack())).toMatchObject({ code: 'STAFF_WRONG_STORE' })
})

describe('after the brand-local day of the sale', () => {
  test('a clerk may still give it back in the last moment of the day', async () => {
    await sold()
    shop.clock.moveTo(Date.parse('2026-11-22T23:59:59+08:00'))
    expect(await giveBack()).toMatchObject({ ok: true })
  })

  test('a clerk asks a manager, who gives it back at any time', async () => {
    await sold()
    shop.clock.moveTo(Date.parse('2026-11-23T00:00:00+08:00'))
    const message = '只有当天的小票能自己退。请找店长'
    expect(await refusal(() => giveBack())).toMatchObject({ code: 'NEEDS_MANAGER', message })
    expect(await giveBack({ by: shen, fen: 1 })).toMatchObject({ ok: true })
    expect(await giveBack({ by: he })).toMatchObject({ ok: true })
    expect(shop.one('staffDays', 'shanze:openid-shen:2026-11-23')).toMatchObject({
      sums: { 'void-receipt': 1 },
    })
  })
})

test.each([
  ['under their own id', 'shanze:openid-chen', []],
  ['under an id that was merged into theirs', 'shanze:openid-lin', ['shanze:openid-chen']],
])('what staff bought themselves, %s, a colleague gives back', async (_case, memberId, formerIds) => {
  await sold()
  shop.change('members', 'shanze:openid-lin', { formerIds })
  shop.change('orders', ID, { memberId })
  const message = '自己买的单要请同事来退，没有退'
  expect(await refusal(() => giveBack())).toMatchObject({ code: 'OWN_CARD', message })
})

test('a giving back of a receipt of the till changes nothing of the same number in the other brand', async () => {
  await printedCode(shop)
  const foreign = {
    ...receiptOf(shop),
    _id: 'rcpt:lanxi:yunqi:A31',
    brandId: 'lanxi',
    storeId: 'lanxi:yunqi',
  }
  shop.given({ orders: [foreign] })
  await giveBack({ receiptNo: 'A0031' })
  expect(receiptOf(shop, foreign._id)).toEqual(foreign)
  expect(receiptOf(shop, RECEIPT_ID).refunds).toHaveLength(1)
})
