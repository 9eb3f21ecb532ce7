import { accept, type OutputOf } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import { memberIdOf } from '@shared/domain/ids'
import { brandView, tierView } from '../../modules/brand/brand-view'
import { lifeOf, type ShownBatch, shownBatches, termsView } from '../../modules/coupon/shown-batches'
import type { Handler } from '../../platform/context'
import { type Offer, offersTo } from './offers'

type OfferView = OutputOf<'coupon.offers'>['offers'][number]

/**
 * What the brand offers to be claimed these days, sold out or not, and the caller's claims on each. 2 trips
 * side by side.
 */
export const openOffers: Handler<'coupon.offers'> = async ({ brand, caller, now }) => {
  const offers = await offersTo(brand, memberIdOf(brand._id, caller.openid), now)
  const shown = await shownBatches(offers.map(({ batch }) => batch._id))
  const views = offers.flatMap(offer => {
    const batch = shown.get(offer.batch._id)
    return batch ? [offerView(offer, batch, brand)] : []
  })
  return accept({ brand: brandView(brand), offers: views })
}

function offerView({ batch, mine, soldOut }: Offer, shown: ShownBatch, brand: BrandDoc): OfferView {
  return {
    batchId: batch._id,
    terms: termsView(shown),
    ...lifeOf(shown, brand.timeZone),
    soldOut,
    mine,
    limit: batch.limitPerMember,
    tierName: batch.needTier ? tierView(brand, batch.needTier).name : '',
  }
}
