import type { CouponUse } from '@shared/domain/coupon/types'
import { testShop } from '../../testing/shop'
import { useOf } from '../coupon/testing/coupons'
import { staffNames } from './staff-names'
import { contextOf } from './testing/context'

const shop = testShop()

describe('Names of staff', () => {
  const voided = (by: string): Partial<CouponUse> => ({ voided: { at: 1, by, commandId: '', reason: '' } })
  const uses = (...all: Partial<CouponUse>[]) => all.map(each => useOf(shop, each))

  test('of those who redeemed are in the uses and cost no trip', async () => {
    const { staff } = contextOf(shop)
    shop.trips = []
    const other = { clerkId: 'shanze:old', clerkName: '旧同事', ...voided('shanze:openid-chen') }
    const nameOf = await staffNames({ ...staff, name: '陈一' }, uses({}, other))
    expect(['shanze:old', 'shanze:openid-chen', 'shanze:nothing'].map(nameOf)).toEqual(['旧同事', '陈一', ''])
    expect(shop.trips).toHaveLength(0)
  })

  test('of those who only undid are read, once', async () => {
    const { staff } = contextOf(shop)
    shop.trips = []
    const nameOf = await staffNames(staff, uses(voided('shanze:openid-he'), voided('shanze:left')))
    expect([nameOf('shanze:openid-he'), nameOf('shanze:left')]).toEqual(['openid-he', ''])
    expect(shop.trips).toHaveLength(1)
  })
})
