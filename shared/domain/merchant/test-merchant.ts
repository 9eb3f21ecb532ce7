import { NEVER } from '../due'
import { brand, DAY_MS, NOW } from '../test-brand'
import type { Invitation } from './relation'
import type { MerchantDoc } from './types'

/** A store's own number, run by another company under the brand's name. */
export const invitation = (over: Partial<Invitation> = {}): Invitation => ({
  _id: '1900000110',
  appid: brand.appid,
  storeId: 'shanze:hubin',
  kind: 'direct',
  entity: '湖滨茶饮有限公司',
  sealed: 'sealed',
  ...over,
})

/** The same, collecting since ten days ago. */
export const merchant = (over: Partial<MerchantDoc> = {}): MerchantDoc => ({
  ...invitation(),
  brandId: brand._id,
  version: 2,
  state: 'confirmed',
  periods: [{ fromAt: NOW - 10 * DAY_MS, toAt: NEVER }],
  steps: [],
  ...over,
})
