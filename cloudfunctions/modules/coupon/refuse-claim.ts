import { type Refusal, refuse } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { claimText } from '@shared/text/claim'
import { tierView } from '../brand/brand-view'

type Reason =
  | 'BATCH_NOT_FOUND'
  | 'BATCH_CLOSED'
  | 'BATCH_OVER'
  | 'NOT_MEMBER'
  | 'TIER_REQUIRED'
  | 'SOLD_OUT'
  | 'LIMIT'
  | 'BUSY'
  | 'CONFLICT'

/** Why there is no coupon, as exactly as the batch lets us say it. */
export function refuseClaim(reason: Reason, batch: BatchDoc, brand: BrandDoc): Refusal {
  switch (reason) {
    case 'TIER_REQUIRED':
      return refuse(reason, claimText.tierRequired(tierView(brand, batch.needTier).name))
    case 'SOLD_OUT':
      return refuse(reason, claimText.soldOut(batch.total))
    case 'LIMIT':
      return refuse(reason, claimText.limit(batch.limitPerMember))
    default:
      return refuse(reason)
  }
}
