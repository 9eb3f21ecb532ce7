import { integer } from '../domain/money/display'

export type DecidedState = 'approved' | 'refused' | 'booked' | 'impossible'

export interface DecidedWords {
  tone: 'ok' | 'info' | 'warn'
  fact: string
  consequence: string
}

/** What the decision about a correction came to, for the person who took it; `own` = taken back. */
export function decidedWords(state: DecidedState, points: number, own: boolean): DecidedWords {
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
