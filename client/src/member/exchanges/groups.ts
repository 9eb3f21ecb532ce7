import type { ExchangeView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { byMonth, type Month } from '@/group-by-month'

/**
 * Those that wait for money first, ready ones under `等你来取`, then history by month with sums like `2 件 · 用了
 * 500 积分`.
 */
export function groupsOf(
  exchanges: readonly ExchangeView[],
  seen: Parameters<typeof byMonth>[1],
): Month<ExchangeView>[] {
  const paying = exchanges.filter(({ state }) => state === 'paying')
  const ready = exchanges.filter(({ state }) => state === 'ready')
  const history = byMonth(
    exchanges.filter(({ state }) => state !== 'ready' && state !== 'paying'),
    seen,
    sumText,
  )
  return [...waiting('等你付款', paying), ...waiting('等你来取', ready), ...history]
}

const waiting = (title: string, items: ExchangeView[]): Month<ExchangeView>[] =>
  items.length > 0 ? [{ title, sums: `${items.length} 件`, items }] : []

/** What was kept: what was cancelled or lapsed is shown by its own row. */
function sumText(exchanges: readonly ExchangeView[]): string {
  const kept = exchanges.filter(({ state }) => state === 'handed' || state === 'received')
  const points = kept.reduce((sum, each) => sum + each.points, 0)
  return kept.length > 0 ? `${kept.length} 件 · 用了 ${integer(points)} 积分` : ''
}
