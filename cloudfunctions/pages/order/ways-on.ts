import type { OutputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { nextGift } from '@shared/domain/campaign/next-gift'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { landingBlocks } from '@shared/domain/order/landing-blocks'
import type { OrderDoc } from '@shared/domain/order/types'
import { openCampaigns } from '../../modules/campaign/open-campaigns'
import { couponViews, type Here, inOrderOfUse } from '../../modules/coupon/coupon-view'
import { shownBatches, termsView } from '../../modules/coupon/shown-batches'
import { storedView } from '../../modules/stored-value/stored-view'

type Landing = OutputOf<'order.landing'>
type WaysOn = 'blocks' | 'nextGift' | 'best' | 'stored'

/** The post-payment page without what comes next. */
export type ShownLanding = Omit<Landing, WaysOn>

/** What may come next after a verified order, so that no page ends half empty. No trip when warm. */
export async function waysOn(
  order: OrderDoc,
  member: MemberDoc | null,
  held: readonly CouponDoc[],
  shown: ShownLanding,
  { brand, here }: { brand: BrandDoc; here: Here },
): Promise<Pick<Landing, WaysOn>> {
  const isMember = member?.state === 'member'
  const others = held.filter(coupon => coupon.origin !== `gift:${order._id}`)
  const [gift, best] = await Promise.all([
    nextGiftView(order, member, brand, here.now),
    isMember ? bestCoupon(others, { ...here, storeId: order.storeId }) : null,
  ])
  const blocks = landingBlocks(
    {
      kind: shown.order?.state === 'refunded' ? 'refunded' : shown.order?.topUp ? 'top-up' : 'paid',
      isMember,
      hasGifts: shown.gifts.length > 0,
      hasNextGift: gift !== null,
      hasCoupon: best !== null,
      hasNextTier: shown.member.progress.next !== null,
    },
    brand.landing,
  )
  const stored = shown.order?.topUp && member ? { stored: storedView(member) } : {}
  return { blocks, nextGift: gift, best, ...stored }
}

async function bestCoupon(coupons: readonly CouponDoc[], here: Here): Promise<Landing['best']> {
  const usable = (await couponViews(coupons, here)).filter(view => !view.notUsable)
  return [...usable].sort(inOrderOfUse)[0] ?? null
}

async function nextGiftView(
  { storeId, brandId }: OrderDoc,
  member: MemberDoc | null,
  { timeZone }: BrandDoc,
  now: number,
): Promise<Landing['nextGift']> {
  const campaigns = (await openCampaigns(brandId)).filter(
    (campaign): campaign is CampaignDoc => campaign.kind === 'pay-gift',
  )
  const here = { at: now, day: dayOf(now, timeZone), storeId }
  const next = nextGift(here, member?.caps ?? [], campaigns)
  const batch = next && (await shownBatches([next.batchId])).get(next.batchId)
  return next && batch ? { thresholdFen: next.thresholdFen, terms: termsView(batch) } : null
}
