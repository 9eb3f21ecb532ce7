import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import type { StatusBannerProps } from '@/components/status-banner'

type State = OutputOf<'adjustment.decide'>['state']

/** What the decision came to, for the person who took it. */
export function outcomeOf(
  state: State,
  points: number,
  own: boolean,
): Pick<StatusBannerProps, 'tone' | 'fact' | 'consequence'> {
  const done = `${points > 0 ? '加' : '扣'} ${integer(Math.abs(points))} 积分`
  switch (state) {
    case 'booked':
      return { tone: 'ok', fact: '已同意', consequence: `已${done}` }
    case 'approved':
      return { tone: 'info', fact: '已同意，正在记', consequence: `稍后自动${done}，不用再点` }
    case 'impossible':
      return { tone: 'warn', fact: '同意了，但没有扣', consequence: '顾客的可用积分已经不够扣' }
    case 'refused':
      return { tone: 'info', fact: own ? '已撤回' : '没有同意', consequence: '顾客的积分没有变' }
  }
}
