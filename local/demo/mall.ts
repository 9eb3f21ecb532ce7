import { newShelves } from '@shared/domain/exchange/shelf'
import type { GoodsDoc } from '@shared/domain/exchange/types'
import { batchIdOf, goodsIdOf } from '@shared/domain/ids'
import { BRAND_ID } from './brand'

type Given = Omit<GoodsDoc, '_id' | 'brandId' | 'onSale' | 'needTier'> & { code: string; needTier?: string }

const given: Given[] = [
  { code: 'tea-tin', name: '山泽茶罐', what: { kind: 'item' }, points: 300, limit: null, total: 30 },
  {
    code: 'cup',
    name: '山泽随行杯',
    what: { kind: 'item' },
    points: 800,
    limit: { count: 1, per: 'month' },
    total: 20,
  },
  {
    code: 'rice-cake',
    name: '午后米糕券',
    what: { kind: 'coupon', batchId: batchIdOf(BRAND_ID, 'afternoon') },
    points: 200,
    limit: { count: 2, per: 'day' },
    total: 100,
  },
  {
    code: 'spring-tea',
    name: '藏山新茶一盒',
    what: { kind: 'item' },
    points: 1500,
    needTier: 'cangshan',
    limit: { count: 1, per: 'ever' },
    total: 5,
  },
]

/** What the demo's mall offers for points. */
export const goods: GoodsDoc[] = given.map(({ code, needTier = '', ...rest }) => ({
  ...rest,
  _id: goodsIdOf(BRAND_ID, code),
  brandId: BRAND_ID,
  onSale: true,
  needTier,
}))

export const shelves = goods.flatMap(newShelves)
