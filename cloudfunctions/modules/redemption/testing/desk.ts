import { couponCode, stepOf } from '@shared/domain/codes/rotating'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { codeMac } from '../../../platform/vault'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'
import { couponOf } from '../../coupon/testing/coupons'

export const yunqi = 'shanze:yunqi'
export const hubin = 'shanze:hubin'
export const couponId = 'shanze:autumn:shanze:openid-lin:1'
export const UNDO_MS = 600_000
export const TICKET_MS = 300_000

export const couponIn = (shop: Shop) => shop.one<CouponDoc>('coupons', couponId)

/** Lin's coupon of autumn: 12 yuan off from 50, in every store. */
export function given(shop: Shop, over: Partial<CouponDoc> = {}): CouponDoc {
  shop.given({ coupons: [couponOf(shop, over)] })
  return couponIn(shop)
}

/** What the preview of the coupon's fresh code answers to this clerk. */
export async function preview(shop: Shop, by: Someone = PEOPLE.chen, storeId = yunqi) {
  const code = couponCode(couponIn(shop).codeId, stepOf(shop.now()), codeMac)
  const previewed = await shop.must(by, 'redemption.preview', { storeId, code })
  if (previewed.kind !== 'coupon') throw new Error('that is no coupon')
  return previewed
}

export interface Redeem {
  by?: Someone
  storeId?: string
  commandId?: string
  amountFen?: number
  /** Of the preview; '' = none was shown. */
  permit?: string
}

export async function redeem(
  shop: Shop,
  { by = PEOPLE.chen, storeId = yunqi, permit, ...over }: Redeem = {},
) {
  const shown = permit ?? (await preview(shop, by, storeId)).permit
  return shop.when(by, 'redemption.redeem', {
    commandId: 'command-of-redeeming',
    couponId: shop.handle(couponId),
    storeId,
    permit: shown,
    ...over,
  })
}
