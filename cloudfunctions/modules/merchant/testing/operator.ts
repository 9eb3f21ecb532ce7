import type { MerchantDoc } from '@shared/domain/merchant/types'
import { main as jobs } from '../../../jobs'
import { operatorMark, seal } from '../../../platform/vault'
import type { Shop } from '../../../testing/shop'

export const NUMBER = '1900000110'
/** Credentials of a merchant number as the operator's tool seals them. */
export const sealedFor = (mchid: string, content: object = { mchid }) => seal(JSON.stringify(content), mchid)

/** A store's own number, run by another company under the brand's name. */
export const invitation = (over: object = {}) => ({
  brandId: 'shanze',
  mchid: NUMBER,
  by: '运维 王一',
  appid: 'wx5a0c1f2e3d4b6a78',
  storeId: 'shanze:hubin',
  kind: 'direct',
  entity: '湖滨茶饮有限公司',
  sealed: sealedFor(NUMBER),
  ...over,
})
export const named = (over: object = {}) => ({ brandId: 'shanze', mchid: NUMBER, by: '运维 王一', ...over })

let drawn = 0

/** A command of the operator, signed now with the deployment's key. */
export function signed(shop: Shop, operate: string, input: object, { at = shop.now(), nonce = '' } = {}) {
  drawn += 1
  const once = nonce || `nonce-${String(drawn).padStart(16, '0')}`
  return {
    operate,
    input,
    at,
    nonce: once,
    mark: operatorMark([operate, at, once, JSON.stringify(input)].join('\n')),
  }
}

export type Stepped = {
  ok: boolean
  code?: string
  mchid?: string
  state?: string
  repeated?: boolean
  data?: object
}

/** What `jobs` answers to a command of the operator. */
export async function command(shop: Shop, operate: string, input: object): Promise<Stepped> {
  const event = signed(shop, operate, input)
  shop.trips = []
  return (await jobs(event as never)) as Stepped
}

export const merchantOf = (shop: Shop, id = NUMBER) => shop.one<MerchantDoc>('merchants', id)
