import type { OutputOf } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { bonusOf } from '@shared/domain/stored/bonus'

export type MoneyKind = 'top-up' | 'spend'
export type TopUpRule = Pick<OutputOf<'stored.open'>, 'bonuses' | 'leastFen' | 'mostFen'>

export const titles: Record<MoneyKind, string> = { 'top-up': '储值充值', spend: '用余额付' }

interface Said {
  words: string
  /** It cannot be sent like this. */
  wrong: boolean
}

/** What the typed amount does to the balance, or why it cannot be sent; the rule is missing until it has arrived. */
export function amountWords(kind: MoneyKind, fen: number, heldFen: number, rule?: TopUpRule): Said {
  if (fen === 0)
    return { words: kind === 'top-up' ? '顾客充多少，单位是元' : '这一单收多少，单位是元', wrong: true }
  if (kind === 'spend') {
    return heldFen < fen
      ? { words: `余额还差 ${shortYuan(fen - heldFen)} 元`, wrong: true }
      : { words: `付完余额 ${shortYuan(heldFen - fen)} 元`, wrong: false }
  }
  if (rule && fen < rule.leastFen) return { words: `一次至少充 ${shortYuan(rule.leastFen)} 元`, wrong: true }
  if (rule && fen > rule.mostFen) return { words: `一次最多充 ${shortYuan(rule.mostFen)} 元`, wrong: true }
  const bonusFen = rule ? bonusOf(fen, rule.bonuses) : 0
  const gift = bonusFen > 0 ? `送 ${shortYuan(bonusFen)} 元，` : ''
  return { words: `${gift}充完余额 ${shortYuan(heldFen + fen + bonusFen)} 元`, wrong: false }
}
