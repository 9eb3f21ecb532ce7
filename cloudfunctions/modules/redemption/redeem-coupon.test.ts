import { redemptionNumber } from '@shared/domain/codes/redemption-number'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { issueRedemptionPermit } from './redemption-permit'
import { couponId, couponIn, given, hubin, preview, redeem, UNDO_MS, yunqi } from './testing/desk'

const shop = testShop()
const { chen, shen } = PEOPLE
const rule = (over: object) => ({
  ...shop.one<{ rule: object }>('batchTerms', 'shanze:autumn:v1').rule,
  ...over,
})
let versions = 1
/** The coupon under terms of its own; terms once read are remembered for ever. */
function givenUnder(over: object, fields = {}) {
  versions += 1
  const terms = shop.one<object>('batchTerms', 'shanze:autumn:v1')
  const _id = `shanze:autumn:v${versions}`
  shop.given({ batchTerms: [{ ...terms, _id, version: versions, rule: rule(over) }] })
  return given(shop, { ruleVersion: versions, ...fields })
}

test('a clerk redeems a coupon in three trips, and no openid of the customer reaches their phone', async () => {
  const before = given(shop)
  const { permit } = await preview(shop)
  const answer = await redeem(shop, { permit })
  const trips = shop.trips
    .map(({ what }) => what.split(' ')[0])
    .filter(what => !/^(batchTerms|stores|brands|wake)/.test(what ?? ''))
  expect(trips).toEqual(['staff.get', 'members.get', 'coupons.update'])
  const receiptNo = redemptionNumber(couponId, 'command-of-redeeming')
  expect(answer).toMatchObject({
    ok: true,
    data: {
      repeated: false,
      todayCount: 1,
      use: {
        couponId: shop.handle(couponId),
        index: 0,
        receiptNo,
        couponName: '秋茶礼赞满减券',
        offFen: 1200,
        customer: null,
        storeName: 'yunqi',
        clerkName: 'openid-chen',
        mine: true,
        undoUntilAt: shop.now() + UNDO_MS,
        typed: false,
        voided: null,
      },
    },
  })
  expect(JSON.stringify(answer)).not.toContain('openid-lin')
  const use = {
    commandId: 'command-of-redeeming',
    storeId: yunqi,
    clerkId: 'shanze:openid-chen',
    clerkName: 'openid-chen',
    at: shop.now(),
    clerkDay: 'shanze:openid-chen:2026-11-22',
    storeDay: 'shanze:yunqi:2026-11-22',
    amountFen: null,
    offFen: 1200,
    receiptNo,
  }
  const after = { state: 'USED', usesLeft: 0, uses: [use], version: 2, dueAt: shop.now() + UNDO_MS }
  expect(couponIn(shop)).toEqual({ ...before, ...after })
})

test('one use of a visit pass leaves the others, its state and its due time', async () => {
  const { validTo } = given(shop, { usesLeft: 2 })
  expect(await redeem(shop)).toMatchObject({ ok: true })
  expect(couponIn(shop)).toMatchObject({ state: 'EFFECTIVE', usesLeft: 1, version: 2, dueAt: validTo })
  const last = await redeem(shop, { commandId: 'command-of-another' })
  expect(last).toMatchObject({ ok: true, data: { todayCount: 2, use: { index: 1 } } })
  expect(couponIn(shop)).toMatchObject({ state: 'USED', usesLeft: 0, uses: [{}, {}] })
})

test.each([
  [4999, 'COUPON_BELOW_THRESHOLD'],
  [5000, 'ok'],
])('a coupon from 50 yuan is held against a bill of %i fen: %s', async (amountFen, expected) => {
  given(shop)
  const answer = await redeem(shop, { amountFen })
  expect(answer.ok ? 'ok' : answer.code).toBe(expected)
  expect(couponIn(shop).uses).toMatchObject(answer.ok ? [{ amountFen, offFen: 1200 }] : [])
})

test.each([
  ['without a bill takes off an unknown amount', {}, null],
  ['of a bill takes off its share, rounded down', { amountFen: 5001 }, 750],
])('a percentage %s', async (_title, bill, offFen) => {
  givenUnder({ benefit: { kind: 'percentage', payPermille: 850, maxOffFen: 0 } })
  expect(await redeem(shop, bill)).toMatchObject({ ok: true, data: { use: { offFen } } })
})

test('a use by a number typed without digits is marked so', async () => {
  given(shop)
  const bearer = { couponId, staffId: 'shanze:openid-chen', storeId: yunqi }
  const seen = { termsId: 'shanze:autumn:v1', usesLeft: 1, useIndex: 0, todayCount: 7, typed: true }
  const answer = await redeem(shop, { permit: issueRedemptionPermit(bearer, seen, shop.now()) })
  expect(answer).toMatchObject({ ok: true, data: { todayCount: 8, use: { typed: true } } })
  expect(couponIn(shop).uses).toMatchObject([{ typed: true }])
})

describe('What changes between preview and confirmation', () => {
  const ahead = 1000
  test.each<[string, Partial<CouponDoc>, string]>([
    ['was revoked', { revoked: true, state: 'DEACTIVATED' }, 'COUPON_REVOKED'],
    ['is locked by an order', { state: 'LOCKED', lock: { orderId: 'o-1234' } }, 'COUPON_LOCKED'],
    ['has expired', { state: 'EXPIRED' }, 'COUPON_EXPIRED'],
    ['is not open yet', { validFrom: 9e12 }, 'COUPON_NOT_STARTED'],
    ['is for another store', { stores: [hubin] }, 'COUPON_WRONG_STORE'],
    ['was removed', { state: 'DELETED' }, 'COUPON_NOT_STARTED'],
  ])('a coupon that %s by then is refused with that reason', async (_case, fields, code) => {
    given(shop)
    const { permit } = await preview(shop)
    given(shop, fields)
    expect(await unchanged(shop, () => redeem(shop, { permit }))).toMatchObject({ ok: false, code })
  })

  test.each([
    ['in the last millisecond of its life', 1, 'ok'],
    ['when its life has ended', 0, 'COUPON_EXPIRED'],
  ])('a coupon is confirmed %s: %s', async (_when, left, expected) => {
    given(shop, { validTo: shop.now() + ahead })
    const { permit } = await preview(shop)
    shop.pass(ahead - left)
    const answer = await redeem(shop, { permit })
    expect(answer.ok ? 'ok' : answer.code).toBe(expected)
    expect(couponIn(shop).uses).toHaveLength(answer.ok ? 1 : 0)
  })

  test.each([
    ['ends the window', 17 * 60, 'COUPON_WRONG_TIME'],
    ['is in it', 17 * 60 - 1, 'ok'],
  ])('a coupon with hours is confirmed in a minute that %s: %s', async (_case, minute, expected) => {
    givenUnder({ times: [{ weekdays: [7], fromMinute: 0, toMinute: 17 * 60 }] })
    const day = Date.parse('2026-11-22T00:00:00+08:00')
    shop.clock.moveTo(day + (minute - 1) * 60_000)
    const { permit } = await preview(shop)
    shop.clock.moveTo(day + minute * 60_000)
    const answer = await redeem(shop, { permit })
    expect(answer.ok ? 'ok' : answer.code).toBe(expected)
    expect(couponIn(shop).uses).toHaveLength(answer.ok ? 1 : 0)
  })

  test('a coupon that is due to open and was not opened yet is opened and redeemed', async () => {
    const validFrom = shop.now()
    given(shop, { state: 'PENDING', validFrom, dueAt: validFrom })
    expect(await redeem(shop)).toMatchObject({ ok: true, data: { repeated: false } })
    expect(couponIn(shop)).toMatchObject({ state: 'USED', version: 3 })
  })

  test('a coupon that another clerk opens and uses at that moment is used', async () => {
    given(shop, { state: 'PENDING', validFrom: shop.now() })
    const { permit } = await preview(shop)
    shop.between(/^coupons.update .*"version":1/, () =>
      redeem(shop, { by: shen, commandId: 'command-of-another' }),
    )
    expect(await redeem(shop, { permit })).toMatchObject({ ok: false, code: 'COUPON_USED' })
    expect(couponIn(shop).uses).toHaveLength(1)
  })

  test('a coupon that another clerk used once of two is redeemed on what is read then', async () => {
    given(shop, { usesLeft: 2 })
    const { permit } = await preview(shop)
    await redeem(shop, { by: shen, commandId: 'command-of-another' })
    expect(await redeem(shop, { permit })).toMatchObject({
      ok: true,
      data: { repeated: false, use: { index: 1 } },
    })
    expect(couponIn(shop)).toMatchObject({
      state: 'USED',
      usesLeft: 0,
      uses: [{ clerkName: 'openid-shen' }, { clerkName: 'openid-chen' }],
    })
  })

  test('a coupon that changes at every attempt is busy', async () => {
    given(shop, { usesLeft: 50 })
    const { permit } = await preview(shop)
    const change = () => given(shop, { usesLeft: couponIn(shop).usesLeft - 1 })
    shop.between(/^coupons.update/, change, 6)
    expect(await redeem(shop, { permit })).toMatchObject({ ok: false, code: 'BUSY' })
    shop.between(/^coupons.update/, change, 5)
    expect(await redeem(shop, { permit })).toMatchObject({ ok: true })
  })

  test('a coupon that has gone, or whose terms have, is not found', async () => {
    given(shop)
    const bearer = { couponId, staffId: 'shanze:openid-chen', storeId: yunqi }
    const seen = { termsId: 'shanze:autumn:v0', usesLeft: 1, useIndex: 0, todayCount: 0, typed: false }
    const permit = issueRedemptionPermit(bearer, seen, shop.now())
    expect(await unchanged(shop, () => redeem(shop, { permit }))).toMatchObject({
      ok: false,
      code: 'COUPON_NOT_FOUND',
    })
    const gone = { ...bearer, couponId: 'shanze:nothing' }
    const input = { commandId: shop.command(), couponId: shop.handle('shanze:nothing'), storeId: yunqi }
    const other = issueRedemptionPermit(gone, { ...seen, termsId: 'shanze:autumn:v1' }, shop.now())
    const answer = await shop.when(chen, 'redemption.redeem', { ...input, permit: other })
    expect(answer).toMatchObject({ ok: false, code: 'COUPON_NOT_FOUND' })
  })
})
