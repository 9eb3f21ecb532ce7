import { PEOPLE, testShop } from '../../testing/shop'
import { LIN, orderOf } from './testing/orders'

const shop = testShop()
const { lin } = PEOPLE
const topUp = (amountFen: number) =>
  shop.when(lin, 'order.place', {
    commandId: shop.command(),
    storeId: 'shanze:yunqi',
    what: { by: 'top-up', amountFen },
  })
const holding = (principalFen: number, bonusFen = 0) =>
  shop.change('members', LIN, { stored: { principalFen, bonusFen } })

test('a top-up is an order with the bonus and the steps of the rule that promised it', async () => {
  await shop.joined(lin)
  const answer = await topUp(20_000)
  if (!answer.ok) throw new Error(answer.code)
  expect(answer.data.order).toMatchObject({ amountFen: 20_000, topUp: { bonusFen: 1_000 }, lines: [] })
  expect(orderOf(shop, answer.data.order.id)).toMatchObject({
    amountFen: 20_000,
    description: '山泽茶事 储值',
    topUp: {
      bonusFen: 1_000,
      ruleVersion: 1,
      steps: [
        { fromFen: 20_000, bonusFen: 1_000 },
        { fromFen: 50_000, bonusFen: 5_000 },
      ],
    },
  })
})

test('a paid top-up becomes principal and bonus as they were promised, whatever the rule says by then', async () => {
  await shop.joined(lin)
  const answer = await topUp(50_000)
  if (!answer.ok) throw new Error(answer.code)
  const brand = shop.one<{ storedValue: object }>('brands', 'shanze')
  shop.change('brands', 'shanze', { storedValue: { ...brand.storedValue, bonuses: [], version: 2 } })
  await shop.payments.cashier.pay(answer.data.payment.package.replace('prepay_id=', ''), lin.openid)
  await shop.payments.notices.idle()
  expect(shop.one('members', LIN)).toMatchObject({ stored: { principalFen: 50_000, bonusFen: 5_000 } })
})

test.each([
  [999, '一次至少充 10 元'],
  [100_001, '一次最多充 1,000 元'],
])('a top-up of %i fen is refused with the limit in yuan', async (amountFen, message) => {
  await shop.joined(lin)
  const before = shop.database.dump()
  expect(await topUp(amountFen)).toMatchObject({ ok: false, code: 'TOP_UP_NOT_ALLOWED', message })
  expect(shop.database.dump()).toEqual(before)
})

test.each([1_000, 100_000])('a top-up of %i fen is allowed', async amountFen => {
  await shop.joined(lin)
  expect(await topUp(amountFen)).toMatchObject({ ok: true })
})

test('a top-up that would hold more than the rule allows, bonus included, is refused', async () => {
  await shop.joined(lin)
  holding(470_000, 9_001)
  expect(await topUp(20_000)).toMatchObject({
    code: 'TOP_UP_NOT_ALLOWED',
    message: '余额最多 5,000 元，这次充不下',
  })
  holding(470_000, 9_000)
  expect(await topUp(20_000)).toMatchObject({ ok: true })
})

test('a guest with a paid order is not a member and cannot top up', async () => {
  await shop.paid(lin, 100)
  expect(await topUp(20_000)).toMatchObject({
    ok: false,
    code: 'NOT_MEMBER',
    message: '先入会再充值，一步就好',
  })
})

test.each([
  ['has no rule', { storedValue: null }],
  ['has it switched off', { features: { mall: true, storedValue: false } }],
])('a brand that %s takes no top-up', async (_case, fields) => {
  await shop.joined(lin)
  shop.pass(30_000)
  shop.change('brands', 'shanze', fields)
  expect(await topUp(20_000)).toMatchObject({ ok: false, code: 'STORED_OFF' })
})
