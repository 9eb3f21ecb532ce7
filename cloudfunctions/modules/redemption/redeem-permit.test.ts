import { PEOPLE, testShop } from '../../testing/shop'
import { ofOtherBrand, unchanged } from '../../testing/unchanged'
import { issueRedemptionPermit } from './redemption-permit'
import { couponId, couponIn, given, hubin, preview, redeem, TICKET_MS, yunqi } from './testing/desk'

const shop = testShop()
const { chen, lin } = PEOPLE

describe('Whose permit it is, and where', () => {
  test.each([
    ['of another clerk', { staffId: 'shanze:openid-shen' }],
    ['of another store', { storeId: hubin }],
    ['of another coupon', { couponId: 'shanze:autumn:shanze:openid-lin:2' }],
  ])('a permit %s is worth nothing', async (_whose, other) => {
    given(shop)
    const bearer = { couponId, staffId: 'shanze:openid-chen', storeId: yunqi, ...other }
    const seen = { termsId: 'shanze:autumn:v1', usesLeft: 1, useIndex: 0, todayCount: 0, typed: false }
    const permit = issueRedemptionPermit(bearer, seen, shop.now())
    expect(await unchanged(shop, () => redeem(shop, { permit }))).toMatchObject({
      ok: false,
      code: 'PREVIEW_EXPIRED',
    })
  })

  test.each([
    ['in its last millisecond', TICKET_MS - 1, 'ok'],
    ['when it expires', TICKET_MS, 'PREVIEW_EXPIRED'],
  ])('a permit is used %s: %s', async (_when, after, expected) => {
    given(shop)
    const { permit } = await preview(shop)
    shop.pass(after)
    const answer = await redeem(shop, { permit })
    expect(answer.ok ? 'ok' : answer.code).toBe(expected)
    expect(couponIn(shop).uses).toHaveLength(answer.ok ? 1 : 0)
  })

  test('a redemption at one brand touches no document of another', async () => {
    const before = ofOtherBrand(shop)
    given(shop)
    expect(await redeem(shop)).toMatchObject({ ok: true })
    expect(ofOtherBrand(shop)).toEqual(before)
  })

  test('a person who is no staff redeems nothing', async () => {
    given(shop)
    const { permit } = await preview(shop)
    expect(await unchanged(shop, () => redeem(shop, { by: lin, permit }))).toMatchObject({
      ok: false,
      code: 'NOT_STAFF',
    })
  })

  test.each([
    ['that is closed', () => shop.change('stores', yunqi, { active: false }), 'STORE_NOT_FOUND'],
    [
      'where they do not work',
      () => shop.change('staff', 'shanze:openid-chen', { stores: [hubin] }),
      'STAFF_WRONG_STORE',
    ],
  ])('a clerk redeems nothing in a store %s', async (_where, happens, code) => {
    given(shop)
    const { permit } = await preview(shop)
    happens()
    shop.pass(60_000)
    expect(await unchanged(shop, () => redeem(shop, { permit }))).toMatchObject({ ok: false, code })
  })

  test('a coupon that became the own card of the clerk since the preview is refused', async () => {
    given(shop)
    await shop.joined(chen)
    const { permit } = await preview(shop)
    shop.change('members', 'shanze:openid-chen', { formerIds: ['shanze:openid-lin'] })
    const answer = await unchanged(shop, () => redeem(shop, { permit }))
    expect(answer).toMatchObject({ ok: false, code: 'OWN_CARD', message: '这是你自己的券，请同事来核销' })
  })
})
