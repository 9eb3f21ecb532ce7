import { allTermsOf } from '@shared/domain/coupon/terms'
import { NEVER } from '@shared/domain/due'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { APPID, BRAND_ID, brand, MCHID, productDocuments, storeIdByCode, stores } from './brand'
import { checksOf } from './checks'
import { heldCoupons } from './held-coupons'
import { linksOf, withPaths } from './links'
import { goods, goodsShardsAfter } from './mall'
import { withMergeRequest } from './merge-request'
import { batchesOf, giftCampaignOf } from './offers'
import { operationsOf } from './operations'
import { shenHe, staffDocuments } from './people'
import { calendarOf, pastOfGuShan, pastOfLinQing, pastOfXuNuo } from './persona-histories'
import { pickUpDaysOf } from './pick-up-days'
import { withPersona } from './profiles'
import { seal } from './seal'
import { tillsOf } from './tills'

export { APPID, BRAND_ID, MCHID, products, storeIdByCode, TIME_ZONE } from './brand'
export { openidOfPersona, type Persona, personas } from './people'
export { tillKeyOf } from './tills'

export type Documents = Record<string, object[]>

/** The demo brand, its people and their past as of `now` (epoch ms): all documents by collection. */
export function demoDocuments(input: {
  now: number
  /** The merchant number's secrets as JSON, as the functions read them. */
  merchantKeys: string
  /** Base64 of 32 bytes: the deployment's key. */
  sealKey: string
}): Documents {
  const { now } = input
  const { daysAgo, monthsAgo } = calendarOf(now)
  const batches = batchesOf(monthsAgo(2, 1, '09:00'))
  const gift = giftCampaignOf(daysAgo(20, '09:00'))
  const campaigns = [gift.started]
  const withRequest = withMergeRequest(pastOfXuNuo(now, campaigns), now)
  const paths = linksOf(now, batches)
  const pasts = [pastOfLinQing(now, campaigns), pastOfGuShan(now, campaigns), withRequest]
  const lives = withPaths(pasts, paths.visits)
  const exchanges = lives.flatMap(life => life.exchanges)
  const begunAt = monthsAgo(30, 1, '09:00')
  const staff = staffDocuments(begunAt)
  const manager = staff.find(({ name }) => name === shenHe.name)
  if (!manager) throw new Error('the demo has no manager')
  const merchant: MerchantDoc = {
    _id: MCHID,
    brandId: BRAND_ID,
    appid: APPID,
    storeId: storeIdByCode('yunqi'),
    version: 1,
    kind: 'direct',
    entity: brand.entity,
    sealed: seal(input.merchantKeys, MCHID, input.sealKey),
    state: 'confirmed',
    periods: [{ fromAt: begunAt, toAt: NEVER }],
    steps: [{ to: 'confirmed', at: begunAt, by: 'same-entity' }],
  }
  const held = heldCoupons(batches, manager, now)
  return {
    brands: [brand],
    stores,
    products: productDocuments,
    goods,
    exchanges,
    merchants: [merchant],
    ...paths,
    tills: tillsOf(input.sealKey),
    staff,
    batches,
    batchTerms: allTermsOf(batches),
    campaigns,
    members: lives.map(life => withPersona(life.member, input.sealKey)),
    operations: operationsOf(begunAt, batches, gift),
    ledger: lives.flatMap(life => life.ledger),
    orders: lives.flatMap(life => life.orders),
    pickUpDays: pickUpDaysOf(lives.flatMap(life => life.orders)),
    checks: checksOf(
      now,
      lives.map(life => life.member),
      lives.flatMap(life => life.orders),
    ),
    ...held,
    stockShards: [...held.stockShards, ...goodsShardsAfter(exchanges)],
  }
}
