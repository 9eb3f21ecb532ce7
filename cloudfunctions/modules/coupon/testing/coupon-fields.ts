import type { InputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'

export type CouponFields = Extract<InputOf<'coupon.saveBatch'>['batch'], { kind: 'coupon' }>

/** ¥12 off from ¥50, 100 units, claimed from now on. */
export const couponFields = (over: Partial<CouponFields> = {}): CouponFields => ({
  kind: 'coupon',
  name: '冬茶满减券',
  total: 100,
  channel: 'claim',
  limitPerMember: 2,
  needTier: '',
  claimFromAt: 0,
  claimToAt: NEVER,
  placements: [],
  rule: {
    benefit: { kind: 'reduction', offFen: 1200 },
    thresholdFen: 5000,
    validity: { mode: 'after-taking', delayDays: 0, days: 14 },
    stores: ['*'],
    times: [],
    uses: 1,
    notWith: '',
  },
  ...over,
})
