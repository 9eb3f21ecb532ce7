import type { BrandDoc, StoreDoc } from '@shared/domain/brand/types'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import type { BatchDoc, BatchTermsDoc } from '@shared/domain/coupon/types'
import { LIMITS } from '@shared/domain/limits'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import type { GoodsDoc } from '@shared/domain/mall/types'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { cached, cachedMany } from './cache'
import { find, read, readMany } from './database'
import { open } from './vault'
import { type MerchantKeys, type WechatPay, wechatPay } from './wechatpay'

/**
 * What brands set up and all requests read, remembered for 30 s per instance: no trip when warm, one when
 * cold. Staff are not among them: who may redeem is queried every time.
 */

export const brandById = cached<BrandDoc>(id => read('brands', id))

export const storesOf = cached<StoreDoc[]>(brandId =>
  find('stores', { brandId }, { orderBy: { rank: 'asc', _id: 'asc' }, limit: LIMITS.rowsPerQuery }),
)

export const merchantByMchid = cached<MerchantDoc>(mchid => read('merchants', mchid))

/** Those that are invited or have left too: ask `isConfirmed`. */
export const merchantsOf = cached<MerchantDoc[]>(brandId =>
  find('merchants', { brandId }, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery }),
)

export const campaignsOf = cached<AnyCampaignDoc[]>(brandId =>
  find('campaigns', { brandId }, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery }),
)

/** The batches that are in the brand's list of offers, whatever their time and stock. */
export const offeredBatchesOf = cached<BatchDoc[]>(brandId =>
  find(
    'batches',
    { brandId, channel: 'claim', state: 'open' },
    { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery },
  ),
)

/** Batches by id; one trip for all that are not remembered. */
export const batchesById = cachedMany<BatchDoc>(async ids => {
  const batches = await readMany('batches', ids)
  return new Map(batches.map(batch => [batch._id, batch]))
})

/**
 * Terms by id, for the instance's whole life: they never change. A collection of their own rather than a copy
 * on every coupon, because a redemption stays blind (the permit names the terms, no read of the coupon), a
 * wallet's coupons share them in one read, and five million coupons do not carry the same 300 bytes each.
 */
export const termsById = cachedMany<BatchTermsDoc>(async ids => {
  const terms = await readMany('batchTerms', ids)
  return new Map(terms.map(each => [each._id, each]))
}, Number.POSITIVE_INFINITY)

/** Everything the brand's mall offers; empty while it has none. */
export const goodsOf = cached<GoodsDoc[]>(brandId =>
  find('goods', { brandId, onSale: true }, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery }),
)

/** Goods by id; one trip for all that are not remembered. */
export const goodsById = cachedMany<GoodsDoc>(async ids => {
  const goods = await readMany('goods', ids)
  return new Map(goods.map(each => [each._id, each]))
})

/** A path by its id: what a printed code leads to follows a change within 30 s. */
export const linkById = cached<LinkDoc>(id => read('links', id))

const lines = new Map<string, WechatPay>()

/**
 * WeChat Pay as this merchant, kept while its credentials stay the same. Throws when they do not open: a
 * broken deployment.
 */
export function wechatPayOf(merchant: MerchantDoc): WechatPay {
  const known = lines.get(merchant.sealed)
  if (known) return known
  const opened = open(merchant.sealed, merchant._id)
  if (opened === null)
    throw new Error(`the credentials of merchant ${merchant._id} do not open with this key`)
  const line = wechatPay(JSON.parse(opened) as MerchantKeys)
  lines.set(merchant.sealed, line)
  return line
}
