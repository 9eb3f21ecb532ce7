import type { GoodsPriceView, GoodsView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { priceWords } from '@shared/text/mall'
import { spaced } from '@shared/text/spaced'

type Kind = GoodsView['kind']

/** How it reaches the customer. */
export const KIND_WORDS: Record<Kind, string> = {
  coupon: '券',
  item: '到店取',
}

const UNITS: Record<Kind, string> = { coupon: '张', item: '件' }
const PERIODS = { day: '每天', month: '每月', ever: '一共' } as const

/** Fewer than this many are worth saying. */
const FEW = 50

/** A price that others or other times have: 「藏山」会员 720 积分. */
export const otherPriceText = (price: GoodsPriceView): string => spaced(`${price.note} ${priceWords(price)}`)

export const unitOf = ({ kind }: Pick<GoodsView, 'kind'>): string => UNITS[kind]

/** 每月 1 张; '' without a limit. */
export const limitText = (goods: GoodsView): string =>
  goods.limit ? `${PERIODS[goods.limit.per]} ${goods.limit.count} ${unitOf(goods)}` : ''

const AGAIN = { day: '明天可以再换', month: '下个月可以再换', ever: '每人的份数已经换完' } as const

/** Why it cannot be exchanged now, short enough for a button; '' when nothing is in the way. */
export function obstacleText({ notNow, limit }: GoodsView): string {
  if (!notNow) return ''
  if (notNow.missing) return `还差 ${integer(notNow.missing)} 分`
  if (notNow.code === 'GOODS_SOLD_OUT') return '换完了'
  if (notNow.code === 'EXCHANGE_LIMIT' && limit) return AGAIN[limit.per]
  return notNow.message
}

/** The one line below a price: what keeps it, else what is worth knowing. */
export function goodsLine(goods: GoodsView): string {
  const { notNow, others, price, withMoney, left } = goods
  if (notNow) return obstacleText(goods)
  if (withMoney) return `或 ${priceWords(withMoney)}`
  if (price.note) return price.note
  const lowest = others.at(-1)
  if (lowest) return otherPriceText(lowest)
  if (goods.limit) return `每人${limitText(goods)}`
  return left < FEW ? `剩 ${integer(left)} ${unitOf(goods)}` : ''
}
