import { type Refusal, refuse } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import type { BatchDoc } from '@shared/domain/coupon/types'
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
      return refuse(reason, `升到「${tierView(brand, batch.needTier).name}」就能领这张券`)
    case 'SOLD_OUT':
      return refuse(reason, `${batch.total} 张都领完了`)
    case 'LIMIT':
      return refuse(reason, limitWords(batch.limitPerMember))
    default:
      return refuse(reason)
  }
}

function limitWords(limit: number): string {
  return limit === 1 ? '每人一张，你的那张在券包里' : `每人 ${limit} 张，你领过的都在券包里`
}
