import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { brandView } from '../../modules/brand/brand-view'
import { goodsFacts } from '../../modules/mall/goods-facts'
import { goodsView } from '../../modules/mall/goods-view'
import { memberView } from '../../modules/member/member-view'
import type { Handler } from '../../platform/context'
import { goodsOf } from '../../platform/settings'

/** Everything the mall has for this person. 3 trips side by side. */
export const openMall: Handler<'mall.list'> = async ({ brand, caller, now }) => {
  if (!brand.features.mall) return refuse('MALL_CLOSED')
  const memberId = memberIdOf(brand._id, caller.openid)
  const goods = (await goodsOf(brand._id)) ?? []
  const { member, of } = await goodsFacts(goods, memberId, brand, now)
  const { state, points } = memberView(member, brand, memberId, now)
  return accept({
    brand: brandView(brand),
    state,
    points,
    goods: goods.map(each => goodsView(each, of(each))),
  })
}
