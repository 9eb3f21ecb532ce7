import type { BrandDoc } from '@shared/domain/brand/types'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import { NEVER } from '@shared/domain/due'

/** 充 200 元，送一张: a gift with a top-up (seed SV-05). */
export const topUpGift: CampaignDoc = {
  _id: 'shanze:top-up-gift',
  brandId: 'shanze',
  version: 1,
  kind: 'top-up-gift',
  name: '充 200 元，送一张',
  state: 'open',
  fromAt: 0,
  toAt: NEVER,
  stores: ['*'],
  thresholdFen: 20_000,
  batchIds: ['shanze:cold-brew'],
  perPerson: { limit: 1, per: 'campaign' },
  takeDays: 7,
}

export const earnsOnTopUp = ({ storedValue }: BrandDoc): Partial<BrandDoc> =>
  storedValue ? { storedValue: { ...storedValue, earnOn: 'top-up' } } : {}
