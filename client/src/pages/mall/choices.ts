import type { GoodsView } from '@shared/contract'
import { KIND_WORDS } from '@/features/mall/goods-text'

type Kind = GoodsView['kind']
/** now: what one can take with what one has · all · one kind. */
export type Choice = 'now' | 'all' | Kind

const KINDS: readonly Kind[] = ['coupon', 'item']

/** 我能换的 for a member, 全部, and the kinds there are. */
export function chipsOf(goods: readonly GoodsView[], guest: boolean): { id: Choice; label: string }[] {
  const kinds = KINDS.filter(kind => goods.some(each => each.kind === kind))
  return [
    ...(guest ? [] : [{ id: 'now' as const, label: '我能换的' }]),
    { id: 'all', label: '全部' },
    ...kinds.map(kind => ({ id: kind, label: KIND_WORDS[kind] })),
  ]
}

/** The goods of a choice, in the brand's order. */
export const shownGoods = (goods: readonly GoodsView[], choice: Choice): GoodsView[] =>
  goods.filter(each =>
    choice === 'all' ? true : choice === 'now' ? each.notNow === null : each.kind === choice,
  )
