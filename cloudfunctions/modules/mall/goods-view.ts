import { type GoodsView, type Refusal, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import type { CouponRule } from '@shared/domain/coupon/types'
import { counts, mayExchange, periodOf } from '@shared/domain/mall/begin-exchange'
import { cashPriceFor, otherPrices, type Price, priceFor } from '@shared/domain/mall/price'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import { spendingFor } from '@shared/domain/tier/keep-progress'
import { tierById } from '@shared/domain/tier/tier-of'
import { pointsView } from '../account/points-view'
import { refuseGoods } from './refuse-exchange'

/** What the view of goods follows from besides the goods. */
export interface GoodsFacts {
  brand: BrandDoc
  member: MemberDoc | null
  /** Rules of the coupons in it, `[]` for a thing. */
  rules: readonly CouponRule[]
  /** All exchanges of this person that a limit may count. */
  exchanges: readonly ExchangeDoc[]
  /** Units left. */
  left: number
  now: number
}

/** Goods as they stand for this person: the price, the limit, and why not now. */
export function goodsView(goods: GoodsDoc, facts: GoodsFacts): GoodsView {
  const { brand, member, now } = facts
  const limit = limitView(goods, facts)
  const price = priceFor(goods, member, now, brand.timeZone)
  const withMoney = cashPriceFor(goods, member, now, brand.timeZone)
  return {
    id: goods._id,
    name: goods.name,
    kind: goods.what.kind,
    art: goods.art ?? '',
    price,
    withMoney,
    others: otherPrices(goods, member, now, brand.timeZone),
    limit,
    left: facts.left,
    notNow: notNow(goods, withMoney ?? price, facts, limit),
  }
}

function limitView({ _id, limit }: GoodsDoc, { exchanges, brand, now }: GoodsFacts): GoodsView['limit'] {
  if (!limit) return null
  const period = periodOf(limit, dayOf(now, brand.timeZone))
  const mine = exchanges.filter(each => each.goodsId === _id && each.period === period && counts(each))
  return { ...limit, left: Math.max(0, limit.count - mine.length) }
}

/**
 * What no points can change is said first: sold out, a tier, a limit. A guest joins first, which is no
 * reason of the goods. `price` is the one of fewest points.
 */
function notNow(
  goods: GoodsDoc,
  price: Price,
  facts: GoodsFacts,
  limit: GoodsView['limit'],
): GoodsView['notNow'] {
  const { brand, member, rules, left, now } = facts
  if (left === 0) return reasonOf(refuse('GOODS_SOLD_OUT'))
  const active = member ? pointsView(member, brand, now).active : 0
  const refusal = mayExchange(goods, rules, { member, active, price, seen: price }, brand, now)
  if (!member || refusal?.reason === 'not-member') return null
  if (refusal && refusal.reason !== 'points-short')
    return reasonOf(refuseGoods(refusal, goods, price, brand, now))
  if (limit?.left === 0) return reasonOf(refuse('EXCHANGE_LIMIT'))
  if (!refusal) return null
  const { rate } = tierById(member.tier, brand.tiers)
  const { missing } = refusal
  return {
    ...reasonOf(refuseGoods(refusal, goods, price, brand, now)),
    missing,
    missingFen: spendingFor(missing, rate),
  }
}

const reasonOf = ({ code, message }: Refusal) => ({ code, message })
