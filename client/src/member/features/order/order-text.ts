import type { OrderRowView, PickUpView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { leftWords } from '@shared/text/dates'
import { spaced } from '@shared/text/spaced'

/** `桂花乌龙等 3 件`, `店里付款`, `充值`, `积分兑换 山形盖碗`. */
export function orderTitle({ kind, firstName, pieces }: OrderRowView): string {
  if (kind === 'top-up') return '充值'
  if (kind === 'store') return '店里付款'
  if (kind === 'exchange') return spaced(`积分兑换 ${firstName}`)
  return pieces > 1 ? spaced(`${firstName}等 ${integer(pieces)} 件`) : firstName
}

/** Short, beside the number: `正在做`. */
export const PICK_UP_WORDS = {
  waiting: '等门店接单',
  making: '正在做',
  ready: '可以取了',
  taken: '已取走',
} as const satisfies Record<PickUpView['state'], string>

/** What to do now: `做好会叫号`. */
export function pickUpAdvice({ state, number }: PickUpView): string {
  if (state === 'ready') return `到吧台报 ${number}`
  return state === 'taken' ? '' : '做好会叫号'
}

/** `还有 14 分可付`; '' once it is over. */
export function payableWords(untilAt: number | null, now: number): string {
  if (untilAt === null || untilAt <= now) return ''
  const minutes = Math.ceil((untilAt - now) / 60_000) * 60_000
  return `还有 ${leftWords(minutes)}钟可付`
}

/** What a row says below its amount. */
export function outcomeOf(row: OrderRowView, now: number): { text: string; tone: 'gain' | 'quiet' | 'open' } {
  switch (row.state) {
    case 'refunded':
      return { text: '已退款', tone: 'quiet' }
    case 'partly-refunded':
      return { text: '退了一部分', tone: 'quiet' }
    case 'closed':
      return { text: '没付成', tone: 'quiet' }
    case 'unpaid':
      return payableWords(row.payableUntilAt, now) === ''
        ? { text: '没付成', tone: 'quiet' }
        : { text: '还没付', tone: 'open' }
    case 'paid':
    case 'paid-after-close':
      return row.points
        ? { text: `得 ${integer(row.points)} 积分`, tone: 'gain' }
        : { text: '', tone: 'quiet' }
  }
}
