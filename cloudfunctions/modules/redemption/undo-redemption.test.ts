import type { CouponDoc } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { useOf } from '../coupon/testing/coupons'
import { couponId, couponIn, given, UNDO_MS } from './testing/desk'

const shop = testShop()
const { chen, shen, he } = PEOPLE
interface Undo {
  by?: typeof chen
  useIndex?: number
  reason?: string
  commandId?: string
  id?: string
}
const undo = ({ by = chen, id = couponId, ...over }: Undo = {}) =>
  shop.when(by, 'redemption.undo', {
    commandId: 'command-of-undoing',
    couponId: shop.handle(id),
    useIndex: 0,
    ...over,
  })
const used = (over: Partial<CouponDoc> = {}) =>
  given(shop, { state: 'USED', usesLeft: 0, uses: [useOf(shop)], version: 2, ...over })
const by = { manager: shen, owner: he }

test('a clerk undoes what they redeemed, and the coupon can be used again', async () => {
  await shop.joined(PEOPLE.lin)
  const before = used()
  const answer = await undo({ reason: '  扫错了 ' })
  const voided = {
    at: shop.now(),
    by: 'shanze:openid-chen',
    commandId: 'command-of-undoing',
    reason: '扫错了',
  }
  expect(answer).toMatchObject({
    ok: true,
    data: {
      use: {
        index: 0,
        mine: true,
        undoUntilAt: null,
        storeName: 'yunqi',
        customer: { phoneTail: '5690', isMember: true },
        voided: { at: shop.now(), clerkName: 'openid-chen', reason: '扫错了' },
      },
    },
  })
  expect(JSON.stringify(answer)).not.toContain('openid-lin')
  const after = {
    state: 'EFFECTIVE',
    usesLeft: 1,
    uses: [{ ...useOf(shop), voided }],
    version: 3,
    dueAt: before.validTo,
  }
  expect(couponIn(shop)).toEqual({ ...before, ...after })
})

test('a use stays undone, by the same command, by another and by another person', async () => {
  used()
  const first = await undo()
  expect(await unchanged(shop, () => undo())).toEqual({ ...first, at: expect.anything() })
  expect(await unchanged(shop, () => undo({ commandId: 'command-of-another' }))).toMatchObject({ ok: true })
  const byOther = await unchanged(shop, () => undo({ by: shen, commandId: 'command-of-another' }))
  expect(byOther).toMatchObject({
    ok: true,
    data: { use: { mine: false, voided: { clerkName: 'openid-chen' } } },
  })
})

test.each([
  ['in the last millisecond', UNDO_MS, 'ok'],
  ['a millisecond later', UNDO_MS + 1, 'UNDO_TOO_LATE'],
])('a clerk undoes %s of ten minutes: %s', async (_when, after, expected) => {
  used()
  shop.pass(after)
  const answer = await undo()
  expect(answer.ok ? 'ok' : answer.code).toBe(expected)
  expect(couponIn(shop).state).toBe(answer.ok ? 'EFFECTIVE' : 'USED')
})

test('a clerk does not undo what another redeemed', async () => {
  used({ uses: [useOf(shop, { clerkId: 'shanze:openid-shen' })] })
  expect(await unchanged(shop, () => undo())).toMatchObject({ ok: false, code: 'UNDO_NOT_YOURS' })
})

test.each(['manager', 'owner'] as const)(
  'the %s undoes what another redeemed, a day later, with a reason',
  async role => {
    used()
    shop.pass(86_400_000)
    for (const reason of [undefined, '   ']) {
      const answer = await unchanged(shop, () => undo({ by: by[role], ...(reason ? { reason } : {}) }))
      const refusal = {
        code: 'BAD_INPUT',
        message: '撤销别人核销的，或超过 10 分钟的，要写明原因',
        data: { field: 'input.reason' },
      }
      expect(answer).toMatchObject({ ok: false, ...refusal })
    }
    expect(await undo({ by: by[role], reason: '顾客没有买' })).toMatchObject({ ok: true })
  },
)

test.each([
  ['a use that does not exist', { useIndex: 1 }, 'USE_NOT_FOUND'],
  ['a coupon that does not exist', { id: 'shanze:nothing' }, 'COUPON_NOT_FOUND'],
])('%s is not found', async (_case, other, code) => {
  used()
  expect(await unchanged(shop, () => undo(other))).toMatchObject({ ok: false, code })
})

test('a coupon of another brand is not found', async () => {
  used({ brandId: 'lanxi' })
  expect(await unchanged(shop, () => undo())).toMatchObject({ ok: false, code: 'COUPON_NOT_FOUND' })
})

test('staff undo only in the stores where they work, whatever the state of the use', async () => {
  used()
  shop.change('staff', 'shanze:openid-shen', { stores: ['shanze:hubin'] })
  const call = () => undo({ by: shen, reason: '顾客没有买' })
  expect(await unchanged(shop, call)).toMatchObject({ ok: false, code: 'STAFF_WRONG_STORE' })
  shop.change('staff', 'shanze:openid-shen', { stores: ['shanze:hubin', 'shanze:yunqi'] })
  expect(await call()).toMatchObject({ ok: true })
})

test.each([
  ['the card of the clerk', { memberId: 'shanze:openid-chen' }, []],
  ['a former card of the clerk', {}, ['shanze:openid-chen']],
])('a use of %s is undone by another only', async (_whose, fields, formerIds) => {
  await shop.joined(PEOPLE.lin)
  shop.change('members', 'shanze:openid-lin', { formerIds })
  used(fields)
  const answer = await unchanged(shop, () => undo())
  expect(answer).toMatchObject({ ok: false, code: 'OWN_CARD', message: '自己的券要请同事来撤销' })
  expect(await undo({ by: shen, reason: '顾客没有买' })).toMatchObject({ ok: true })
})

test('a coupon that was revoked meanwhile is undone and stays revoked', async () => {
  used({ revoked: true })
  expect(await undo()).toMatchObject({ ok: true })
  expect(couponIn(shop)).toMatchObject({ state: 'DEACTIVATED', revoked: true, usesLeft: 1 })
})

test.each([
  [true, 'EFFECTIVE', '2026-11-23T00:00:00+08:00'],
  [false, 'EXPIRED', null],
])(
  'a coupon whose time is over is usable until midnight where the brand gives grace: %s',
  async (returnGrace, state, end) => {
    shop.change('brands', 'shanze', { returnGrace })
    const { validTo } = used({ validTo: shop.now() })
    expect(await undo()).toMatchObject({ ok: true })
    expect(couponIn(shop)).toMatchObject({ state, validTo: end ? Date.parse(end) : validTo })
  },
)

describe('An undoing that loses a race', () => {
  const version = () => couponIn(shop).version

  test('to another undoing follows it', async () => {
    used()
    shop.between(/^coupons.update/, () =>
      undo({ by: shen, commandId: 'command-of-another', reason: '顾客没有买' }),
    )
    expect(await undo()).toMatchObject({
      ok: true,
      data: { use: { voided: { clerkName: 'openid-shen', reason: '顾客没有买' } } },
    })
    expect(couponIn(shop)).toMatchObject({ usesLeft: 1, version: 3 })
  })

  test('to four other writes still undoes, and to five is busy', async () => {
    used()
    const write = () => shop.change('coupons', couponId, { version: version() + 1 })
    shop.between(/^coupons.update/, write, 5)
    expect(await undo()).toMatchObject({ ok: false, code: 'BUSY' })
    shop.between(/^coupons.update/, write, 4)
    expect(await undo()).toMatchObject({ ok: true })
  })
})

test('an undone use whose terms are not there is a bug', async () => {
  used({ ruleVersion: 99 })
  expect(await undo()).toMatchObject({ ok: false, code: 'INTERNAL' })
})
