import type { ExchangeView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'

export interface Group {
  /** `等你来取`, `11 月`, `2025 年 12 月`. */
  title: string
  /** `2 件 · 用了 500 积分`; '' while older exchanges of the month are not loaded. */
  sums: string
  exchanges: ExchangeView[]
}

/** Ready ones first, then history by month. The oldest month has no sums until it is complete. */
export function groupsOf(
  exchanges: readonly ExchangeView[],
  { now, timeZone, more }: { now: number; timeZone: string; more: boolean },
): Group[] {
  const thisYear = dayOf(now, timeZone).slice(0, 4)
  const ready = exchanges.filter(({ state }) => state === 'ready')
  const months = new Map<string, ExchangeView[]>()
  for (const exchange of exchanges) {
    if (exchange.state === 'ready') continue
    const month = dayOf(exchange.at, timeZone).slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), exchange])
  }
  const history = [...months].map(([month, inMonth], i) => ({
    title: `${month.startsWith(thisYear) ? '' : `${month.slice(0, 4)} 年 `}${Number(month.slice(5))} 月`,
    sums: more && i === months.size - 1 ? '' : sumWords(inMonth),
    exchanges: inMonth,
  }))
  return ready.length > 0
    ? [{ title: '等你来取', sums: `${ready.length} 件`, exchanges: ready }, ...history]
    : history
}

/** What was kept: what was cancelled or lapsed is shown by its own row. */
function sumWords(exchanges: readonly ExchangeView[]): string {
  const kept = exchanges.filter(({ state }) => state === 'handed' || state === 'received')
  const points = kept.reduce((sum, each) => sum + each.points, 0)
  return kept.length > 0 ? `${kept.length} 件 · 用了 ${integer(points)} 积分` : ''
}
