import type { SpendEntry } from '@shared/domain/points/types'
import { openidsIn } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { atCounter, holding, LIN, memberOf, outrunMember, refusalOf } from './testing/counter'

const shop = testShop()
const { lin, gu, chen, shen, he } = PEOPLE
const MINUTE_MS = 60_000
interface Over {
  by?: typeof lin
  commandId?: string
  customerId?: string
  entryId?: string
  reason?: string
}
const ENTRY = 'spend:shanze:openid-lin:command-of-one-spend'
const takeBack = ({ by = chen, ...over }: Over = {}) =>
  shop.when(by, 'storedValue.voidSpend', {
    commandId: shop.command(),
    customerId: shop.handle(LIN),
    entryId: shop.handle(ENTRY),
    ...over,
  })
const refusal = (over: Over = {}) => refusalOf(shop, () => takeBack(over))

beforeEach(async () => {
  await shop.joined(lin)
  holding(shop, 20_000, 1_000)
  const { input } = atCounter(shop, { commandId: 'command-of-one-spend' }, 10_000)
  await shop.must(chen, 'storedValue.spend', input)
})

test('a spending is taken back with the very principal and bonus it took, and what it earned', async () => {
  const answer = await takeBack({ commandId: 'command-of-one-void1' })
  expect(answer).toMatchObject({
    ok: true,
    data: {
      entry: {
        kind: 'void-spend',
        fen: 10_000,
        principalFen: 9_524,
        bonusFen: 476,
        afterFen: 21_000,
        storeName: 'yunqi',
        reason: '',
      },
      stored: { principalFen: 20_000, bonusFen: 1_000 },
      repeated: false,
    },
  })
  expect(openidsIn(answer)).toEqual([])
  expect(memberOf(shop)).toMatchObject({ growth: 0, stored: { principalFen: 20_000, bonusFen: 1_000 } })
  expect(memberOf(shop).journal.at(-1)).toMatchObject({
    _id: `${ENTRY}:void`,
    kind: 'void-spend',
    counter: { storeId: 'shanze:yunqi', staffId: 'shanze:openid-chen' },
  })
  expect(shop.one('staffDays', 'shanze:openid-chen:2026-11-22')).toMatchObject({
    sums: { spend: 10_000, 'void-spend': 10_000 },
    commands: [
      {},
      { commandId: 'command-of-one-void1', kind: 'void-spend', memberId: LIN, amount: 10_000, permitId: '' },
    ],
  })
})

test('a spending is taken back once, also by another command or person', async () => {
  await takeBack()
  const before = shop.database.dump()
  expect(await takeBack()).toMatchObject({ ok: true, data: { repeated: true, stored: { totalFen: 21_000 } } })
  expect(await takeBack({ by: shen, reason: '退单' })).toMatchObject({ ok: true, data: { repeated: true } })
  expect(shop.database.dump()).toEqual(before)
})

test('a command that died behind its reservation takes back once', async () => {
  const commandId = 'command-of-a-death-1'
  shop.between(/^members.update/, () => {
    throw new Error('the instance died')
  })
  expect(await takeBack({ commandId })).toMatchObject({ code: 'INTERNAL' })
  expect(await takeBack({ commandId })).toMatchObject({ ok: true, data: { repeated: false } })
  expect(shop.one('staffDays', 'shanze:openid-chen:2026-11-22')).toMatchObject({
    sums: { 'void-spend': 10_000 },
  })
})

test('a command id that served the spending does not take it back', async () => {
  expect(await refusal({ commandId: 'command-of-one-spend' })).toMatchObject({ code: 'CONFLICT' })
})

test.each([
  ['clerk within ten minutes', chen, 10 * MINUTE_MS, '', { ok: true }],
  ['clerk after ten minutes', chen, 10 * MINUTE_MS + 1, '退单', { code: 'UNDO_TOO_LATE' }],
  ['manager without a reason', shen, 0, ' ', { code: 'BAD_INPUT', data: { field: 'input.reason' } }],
  [
    'manager with a reason',
    shen,
    30 * MINUTE_MS,
    ' 退单 ',
    { ok: true, data: { entry: { reason: '退单' } } },
  ],
  ['owner with a reason', he, 0, '退单', { ok: true }],
])('a spending is taken back by the %s as the rule says', async (_case, by, laterMs, reason, expected) => {
  shop.pass(laterMs)
  const before = memberOf(shop)
  expect(await takeBack({ by, reason })).toMatchObject(expected)
  if ('code' in expected) expect(memberOf(shop)).toEqual(before)
})

test('another clerk does not take it back, and reads who may', async () => {
  const colleague = { ...shop.one<object>('staff', 'shanze:openid-chen'), _id: 'shanze:openid-gu' }
  shop.given({ staff: [colleague] })
  expect(await refusal({ by: gu, reason: '退单' })).toMatchObject({
    code: 'UNDO_NOT_YOURS',
    message: '只有收款的人能在 10 分钟内撤销',
  })
})

test.each([
  ['that does not exist', { entryId: 'spend:shanze:openid-lin:command-of-another' }, 'SPEND_NOT_FOUND'],
  ['of another customer', { customerId: 'shanze:openid-gu' }, 'SPEND_NOT_FOUND'],
  ['of a customer of the other brand', { customerId: 'lanxi:openid-lin' }, 'SPEND_NOT_FOUND'],
  ['that is no spending', { entryId: 'join:shanze:openid-lin:1' }, 'SPEND_NOT_FOUND'],
])('an entry %s is refused and nothing is written', async (_case, names, code) => {
  await shop.joined(gu)
  const handles = Object.fromEntries(Object.entries(names).map(([field, id]) => [field, shop.handle(id)]))
  expect(await refusal(handles)).toMatchObject({ code })
})

test('an entry whose name is typed by hand is no handle of ours', async () => {
  expect(await refusal({ entryId: 'AAAA' })).toMatchObject({ code: 'BAD_INPUT' })
})

test('a clerk who works in another store takes nothing back here', async () => {
  shop.change('staff', 'shanze:openid-chen', { stores: ['shanze:hubin'] })
  expect(await refusal()).toMatchObject({ code: 'STAFF_WRONG_STORE' })
})

test('staff take nothing back on their own card', async () => {
  shop.change('members', LIN, { formerIds: ['shanze:openid-chen'] })
  expect(await refusal()).toMatchObject({ code: 'OWN_CARD' })
})

test.each([
  ['its owner', LIN, []],
  ['an id that was merged into its customer', 'shanze:openid-old', ['shanze:openid-old']],
])('a spending that was archived is found in the ledger under %s', async (_case, memberId, formerIds) => {
  const entry = memberOf(shop).journal.find(({ kind }) => kind === 'spend') as SpendEntry
  shop.given({ ledger: [{ ...entry, memberId }] })
  shop.change('members', LIN, { journal: [], formerIds })
  expect(await takeBack()).toMatchObject({ ok: true, data: { stored: { totalFen: 21_000 } } })
})

test("an archived spending of another person is not this customer's", async () => {
  const entry = memberOf(shop).journal.find(({ kind }) => kind === 'spend') as SpendEntry
  shop.given({ ledger: [{ ...entry, memberId: 'shanze:openid-gu' }] })
  shop.change('members', LIN, { journal: [] })
  expect(await refusal()).toMatchObject({ code: 'SPEND_NOT_FOUND' })
})

test('taking back needs no permit and goes on where the brand has switched stored value off', async () => {
  shop.pass(30_000)
  shop.change('brands', 'shanze', { features: { mall: true, storedValue: false }, storedValue: null })
  expect(await takeBack()).toMatchObject({ ok: true })
})

test.each([
  [4, { ok: true }],
  [5, { ok: false, code: 'BUSY' }],
])('a taking back that others wrote beside %i times', async (times, expected) => {
  shop.between(/^members.update/, () => outrunMember(shop), times)
  expect(await takeBack()).toMatchObject(expected)
})
