import type { StoredDayEntry } from '@shared/contract/actions/stored-value'
import { shortYuan } from '@shared/domain/money/display'

type Kind = StoredDayEntry['entry']['kind']

export const kindText: Record<Kind, string> = {
  'top-up': '充值',
  spend: '用余额付',
  'void-spend': '撤销收款',
  'refund-principal': '退储值',
}

/** A movement as the counter sees it, signed as the customer's balance moves: +550, −64. */
export const moved = (fen: number): string => `${fen > 0 ? '+' : '−'}${shortYuan(Math.abs(fen))}`

/** 本金 500，赠金 50; without bonus only one word. */
export const partsText = ({ principalFen, bonusFen }: { principalFen: number; bonusFen: number }): string =>
  bonusFen === 0
    ? '都是本金'
    : `本金 ${shortYuan(Math.abs(principalFen))}，赠金 ${shortYuan(Math.abs(bonusFen))}`
