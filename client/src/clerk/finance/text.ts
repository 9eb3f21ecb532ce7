import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { countText, sumOf } from '@shared/text/bills'
import type { TagTone } from '@/components/tag'

type Opened = OutputOf<'reconciliation.open'>
export type BillDay = Opened['bills'][number]
export type Difference = Opened['differences'][number]

/** 收 3 笔 ¥204.00 · 退 1 笔 ¥68.00, or that nothing moved. */
export function movedText(bill: BillDay): string {
  if (bill.state === 'due') return '还没拿到微信的账单，会自己再试'
  if (bill.state === 'given-up') return '试了一天都没拿到账单，点这里再取一次'
  return countText(bill) || '这天没有收款和退款'
}

/** The day's state, as a tag; `open` = its differences that are not explained yet. */
export function stateOf(bill: BillDay, open: number): { text: string; tone: TagTone } {
  if (bill.state === 'due') return { text: '还没对', tone: 'info' }
  if (bill.state === 'given-up') return { text: '没拿到', tone: 'danger' }
  if (open > 0) return { text: `差 ${integer(open)} 条`, tone: 'warn' }
  return bill.differences > 0 ? { text: '已补齐', tone: 'ok' } : { text: '对上了', tone: 'ok' }
}

/** Open differences of one kind together, the kind with most money first. */
export function byKind(
  differences: readonly Difference[],
): { kind: Difference['kind']; rows: Difference[] }[] {
  const kinds = [...new Set(differences.map(({ kind }) => kind))]
  const groups = kinds.map(kind => ({ kind, rows: differences.filter(each => each.kind === kind) }))
  return groups.sort((a, b) => sumOf(b.rows) - sumOf(a.rows))
}
