import type { CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { couponOf, useOf } from '../coupon/testing/coupons'
import { countOfDay, totalOf, typedOf, usesOfDay } from './day-uses'
import { hubin, yunqi } from './testing/desk'

const shop = testShop()
const { chen, shen } = PEOPLE
const DAY = '2026-11-22'
const voided = { at: 5, by: 'shanze:openid-shen', commandId: 'command-of-undoing', reason: '扫错了' }
const elsewhere = { storeId: hubin, storeDay: `${hubin}:${DAY}` }
const yesterday = { storeDay: `${yunqi}:2026-11-21` }
const given = (_id: string, uses: Partial<CouponUse>[], over: Partial<CouponDoc> = {}) =>
  shop.given({ coupons: [couponOf(shop, { _id, uses: uses.map(use => useOf(shop, use)), ...over })] })
const today = (by = chen) => shop.must(by, 'redemption.today', { storeId: yunqi })

test('the uses of a store and day are found in every coupon, undone ones too, newest first', async () => {
  given('a', [{ at: 1 }, { at: 4, voided }, { at: 9, ...elsewhere }])
  given('b', [{ at: 8, ...yesterday }, { at: 3 }])
  given('c', [{ at: 7, ...elsewhere }])
  const uses = await usesOfDay(yunqi, DAY)
  expect(uses.map(({ coupon, index, use }) => [coupon._id, index, use.at])).toEqual([
    ['a', 1, 4],
    ['b', 1, 3],
    ['a', 0, 1],
  ])
  expect(shop.trips.map(({ what }) => what)).toEqual([
    expect.stringContaining(`"uses.storeDay":"${yunqi}:${DAY}"`),
  ])
})

test('the count of a day has the coupons with a use in force in that store on that day', async () => {
  given('in force', [{}])
  given('in force twice', [{}, {}])
  given('undone', [{ voided }])
  given('undone and used again', [{ voided }, {}])
  given('undone here and used elsewhere', [{ voided }, elsewhere])
  given('of yesterday', [yesterday])
  expect(await countOfDay(yunqi, DAY)).toBe(3)
  expect(await countOfDay(hubin, DAY)).toBe(1)
})

test('a sum of uses leaves out what was undone and what is not known', async () => {
  given('a', [{ offFen: 1200 }, { offFen: 300, voided }, { offFen: null }, { offFen: 700 }])
  expect(totalOf(await usesOfDay(yunqi, DAY))).toEqual({ count: 3, offFen: 1900 })
  expect(totalOf([])).toEqual({ count: 0, offFen: 0 })
})

test('typed are the uses in force whose number was typed without digits', async () => {
  given('a', [{ typed: true }, { typed: true, voided }, {}])
  expect(typedOf(await usesOfDay(yunqi, DAY))).toBe(1)
})

describe('A list of uses', () => {
  test('names customers by a masked name, and shows no openid to the clerk', async () => {
    await shop.joined(PEOPLE.lin)
    shop.change('members', 'shanze:openid-lin', { nameInitial: '林' })
    given('a', [{}])
    given('b', [{ at: 1 }], { memberId: 'shanze:openid-gu' })
    const { uses } = await today()
    expect(uses).toMatchObject([
      {
        couponName: '秋茶礼赞满减券',
        storeName: 'yunqi',
        mine: true,
        customer: { maskedName: '林 *', phoneTail: '5690', tierName: '新芽', isMember: true },
      },
      { customer: { maskedName: '微信顾客', phoneTail: '', tierName: '', isMember: false } },
    ])
    expect(JSON.stringify(uses)).not.toMatch(/openid-(lin|gu)/)
  })

  test('names who undid a use: the reader, another clerk of the list, or a person read for that', async () => {
    const undone = (by: string) => ({ ...voided, by: `shanze:openid-${by}` })
    shop.change('staff', 'shanze:openid-he', { name: '何店主' })
    given('a', [
      { at: 3, voided: undone('chen') },
      { at: 2, voided: undone('he') },
      { at: 1, voided: undone('left') },
    ])
    const { uses } = await today()
    expect(uses.map(use => use.voided?.clerkName)).toEqual(['openid-chen', '何店主', ''])
    const read = shop.trips.filter(({ what }) => what.startsWith('staff.find'))
    expect(read).toHaveLength(1)
    expect(read[0]?.what).not.toContain('openid-chen')
  })

  test('leaves out a use whose terms are not there', async () => {
    given('a', [{}])
    given('b', [{}], { ruleVersion: 99 })
    expect((await today()).uses).toHaveLength(1)
  })

  test('shows a use to undo only to its clerk, for ten minutes, while it is in force', async () => {
    given('a', [{ at: shop.now() - 600_000 }, { at: shop.now() - 600_001 }, { at: 5, voided }])
    expect((await today()).uses.map(use => use.undoUntilAt)).toEqual([shop.now(), null, null])
    expect((await today(shen)).uses.map(use => use.undoUntilAt)).toEqual([null, null, null])
  })

  test('says which numbers were typed, and what was undone by whom, when and why', async () => {
    given('a', [
      { at: 3, typed: true },
      { at: 2, voided },
    ])
    expect((await today(shen)).uses).toMatchObject([
      { typed: true, voided: null, index: 0, mine: false },
      { typed: false, voided: { at: 5, clerkName: 'openid-shen', reason: '扫错了' }, index: 1 },
    ])
  })
})
