import type { MemberDoc } from '@shared/domain/account/types'
import { goodsStock } from '@shared/domain/mall/goods-stock'
import type { ExchangeDoc, GoodsDoc, PickUpRule } from '@shared/domain/mall/types'
import { newShards } from '@shared/domain/stock/split'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { PEOPLE, type Shop } from '../../../cloudfunctions/testing/shop'
import { activePoints } from './watched'

export const DAY_MS = 86_400_000
const CUP = 'shanze:cup'
const { lin } = PEOPLE
const commandOf = (c: string) => `command-of-exchange-${c}`

/** What an exchange does, up to the write that decides it; a unit is taken beside the hold. */
export const BEFORE_DECISION = [
  /^members\.get/,
  /^exchanges\.find/,
  /^exchanges\.add/,
  /^stockShards\.update/,
  /^members\.update/,
  /^exchanges\.update/,
]

/** One member who exchanges points for cups, under commands of short names. */
export function cupsOf(shop: Shop) {
  const member = () => shop.one<MemberDoc>('members', shop.memberId(lin))
  const exchangeId = (c: string) => `${shop.memberId(lin)}:${commandOf(c)}`
  return {
    /** A cup for 80 points of which there are three, and a member with as many points as yuan paid. */
    async open(yuan: number, over: Partial<GoodsDoc> = {}) {
      const pickUp: PickUpRule = { days: 30, cancelDays: 14, ifLapsed: 'points-back' }
      const asUsual = { points: 80, total: 3, what: { kind: 'item' as const, pickUp } }
      const goods = { ...shop.one<GoodsDoc>('goods', CUP), ...asUsual, ...over }
      shop.given({ goods: [goods], stockShards: newShards(goodsStock(goods)) })
      await shop.joined(lin)
      return shop.paid(lin, yuan * 100)
    },
    /** The state of the exchange, or the code of the refusal. */
    async exchange(c: string): Promise<string> {
      const { points } = shop.one<GoodsDoc>('goods', CUP)
      const answer = await shop.when(lin, 'mall.exchange', { commandId: commandOf(c), goodsId: CUP, points })
      return answer.ok ? answer.data.exchange.state : answer.code
    },
    cancel: (c: string) => shop.when(lin, 'mall.cancel', { exchangeId: exchangeId(c) }),
    exchangeId,
    member,
    points: () => activePoints(shop, shop.memberId(lin)),
    /** Units in stock. */
    left: () =>
      shop
        .all<StockShardDoc>('stockShards')
        .filter(({ ownerId }) => ownerId === CUP)
        .reduce((sum, shard) => sum + shard.left, 0),
    states: () => shop.all<ExchangeDoc>('exchanges').map(({ state }) => state),
  }
}
