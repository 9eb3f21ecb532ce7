import { shortYuan } from '@shared/domain/money/display'

/** What the typed amount means, or why it cannot be credited; `mostFen` is this clerk's own limit. */
export function creditText(fen: number, mostFen: number, manager: boolean): { text: string; wrong: boolean } {
  if (fen === 0) return { text: '这一单收了多少，单位是元', wrong: true }
  if (fen <= mostFen) return { text: '积分按会员规则算', wrong: false }
  const limit = shortYuan(mostFen)
  return { text: manager ? `一笔最多补记 ${limit} 元` : `超过 ${limit} 元，要店长来记`, wrong: true }
}
