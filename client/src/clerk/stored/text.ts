import type { OutputOf } from '@shared/contract'
import { amount, shortYuan } from '@shared/domain/money/display'
import { bonusOf } from '@shared/domain/stored-value/bonus'
import { splitRefund } from '@shared/domain/stored-value/split'

export type MoneyKind = 'top-up' | 'spend' | 'refund'
export type TopUpRule = Pick<OutputOf<'storedValue.open'>, 'bonuses' | 'leastFen' | 'mostFen'>

export const titles: Record<MoneyKind, string> = { 'top-up': '储值充值', spend: '用余额付', refund: '退储值' }

export const commands = {
  'top-up': 'storedValue.topUp',
  spend: 'storedValue.spend',
  refund: 'storedValue.refund',
} as const satisfies Record<MoneyKind, string>

/** ¥50.00 用余额付: names a command that has no answer yet. */
export const sentText = (kind: MoneyKind, fen: number): string => `${amount(fen)} ${titles[kind]}`

interface AmountHint {
  text: string
  /** It cannot be sent like this. */
  wrong: boolean
}

/**
 * What the typed amount does to the balance, or why it cannot be sent; the rule is missing until it has
 * arrived.
 */
export function amountText(
  kind: 'top-up' | 'spend',
  fen: number,
  heldFen: number,
  rule?: TopUpRule,
): AmountHint {
  if (fen === 0)
    return { text: kind === 'top-up' ? '顾客充多少，单位是元' : '这一单收多少，单位是元', wrong: true }
  if (kind === 'spend') {
    return heldFen < fen
      ? { text: `余额还差 ${shortYuan(fen - heldFen)} 元`, wrong: true }
      : { text: `付完余额 ${shortYuan(heldFen - fen)} 元`, wrong: false }
  }
  if (rule && fen < rule.leastFen) return { text: `一次至少充 ${shortYuan(rule.leastFen)} 元`, wrong: true }
  if (rule && fen > rule.mostFen) return { text: `一次最多充 ${shortYuan(rule.mostFen)} 元`, wrong: true }
  const bonusFen = rule ? bonusOf(fen, rule.bonuses) : 0
  const gift = bonusFen > 0 ? `送 ${shortYuan(bonusFen)} 元，` : ''
  return { text: `${gift}充完余额 ${shortYuan(heldFen + fen + bonusFen)} 元`, wrong: false }
}

/** What paying principal back does to the balance: 收回赠金 20 元，退完余额 80 元. */
export function refundText(fen: number, stored: { principalFen: number; bonusFen: number }): string {
  const { bonusFen } = splitRefund(stored, fen)
  const leftFen = stored.principalFen + stored.bonusFen - fen - bonusFen
  const taken = bonusFen > 0 ? `收回赠金 ${shortYuan(bonusFen)} 元，` : ''
  return `${taken}退完余额 ${shortYuan(leftFen)} 元`
}

/** What is missing before principal can be paid back; false when nothing is. */
export function missingForRefund(fen: number, principalFen: number, reason: string): string | false {
  if (fen === 0) return '先填退多少'
  if (fen > principalFen) return `本金只有 ${shortYuan(principalFen)} 元`
  return reason.trim() === '' && '先写原因'
}
