import type { InputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'

type Fields = InputOf<'campaign.save'>['campaign']
type GiftFields = Extract<Fields, { kind: 'pay-gift' }>
type PointsFields = Extract<Fields, { kind: 'points-factor' }>

/** From ¥30 on a cold-brew coupon, once a day. */
export const giftFields = (over: Partial<GiftFields> = {}): GiftFields => ({
  kind: 'pay-gift',
  name: '满 30 送冷泡',
  subtitle: '',
  placements: [],
  fromAt: 0,
  toAt: NEVER,
  stores: ['*'],
  thresholdFen: 3000,
  batchIds: ['shanze:cold-brew'],
  perPerson: { limit: 1, per: 'day' },
  takeDays: 1,
  ...over,
})

/** Double points for everyone. */
export const pointsFields = (over: Partial<PointsFields> = {}): PointsFields => ({
  kind: 'points-factor',
  name: '双倍积分日',
  fromAt: 0,
  toAt: NEVER,
  stores: ['*'],
  tiers: ['*'],
  thresholdFen: 0,
  factor: 20_000,
  ...over,
})
