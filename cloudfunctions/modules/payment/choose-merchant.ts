import type { BrandDoc } from '@shared/domain/brand/types'
import { isConfirmed } from '@shared/domain/merchant/belonging'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { merchantsOf } from '../../platform/settings'

/**
 * The merchant number a store's in-app orders are paid to (`''` = of no store): its own, else one that
 * belongs to no store, else the brand's main number; null = cannot take money. Never the number of another
 * store, whose owner may be another company.
 */
export async function chooseMerchant(brand: BrandDoc, storeId: string): Promise<MerchantDoc | null> {
  const merchants = ((await merchantsOf(brand._id)) ?? []).filter(
    each => isConfirmed(each) && each.appid === brand.appid,
  )
  return (
    merchants.find(merchant => merchant.storeId === storeId) ??
    merchants.find(merchant => merchant.storeId === '') ??
    merchants.find(merchant => merchant._id === brand.mainMchid) ??
    null
  )
}

/** Where WeChat Pay sends what happens to this merchant's orders. */
export function noticeUrlOf(merchant: MerchantDoc): string {
  const base = process.env.PUBLIC_BASE_URL
  if (!base) throw new Error('PUBLIC_BASE_URL says where notices arrive; it is not set')
  return `${base.replace(/\/+$/, '')}/wechatpay/notice/${merchant._id}`
}
