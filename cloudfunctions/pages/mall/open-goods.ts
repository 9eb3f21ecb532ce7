import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeView } from '../../modules/brand/store-view'
import { goodsFacts } from '../../modules/mall/goods-facts'
import { goodsView } from '../../modules/mall/goods-view'
import { weeksUntil } from '../../modules/mall/weeks-until'
import { memberView } from '../../modules/member/member-view'
import type { Handler } from '../../platform/context'
import { goodsById } from '../../platform/settings'

/**
 * One of the goods for this person; another brand's are not found. 3 trips side by side, one more after them
 * when points are missing.
 */
export const openGoods: Handler<'mall.goods'> = async ({ brand, caller, now }, { goodsId }) => {
  if (!brand.features.mall) return refuse('MALL_CLOSED')
  const goods = (await goodsById([goodsId])).get(goodsId)
  if (goods?.brandId !== brand._id) return refuse('GOODS_NOT_FOUND')
  const memberId = memberIdOf(brand._id, caller.openid)
  const [{ member, of }, stores] = await Promise.all([
    goodsFacts([goods], memberId, brand, now),
    activeStoresOf(brand._id),
  ])
  const { state, points } = memberView(member, brand, memberId, now)
  const view = goodsView(goods, of(goods))
  const weeks = await weeksUntil(view.notNow?.missing ?? 0, member, brand, now)
  return accept({
    brand: brandView(brand),
    state,
    points,
    goods: view,
    description: goods.description ?? '',
    pickUp: goods.what.kind === 'item' ? goods.what.pickUp : null,
    stores: goods.what.kind === 'item' ? stores.map(storeView) : [],
    ...(weeks ? { weeks } : {}),
  })
}
