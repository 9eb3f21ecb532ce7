import type { OutputOf } from '@shared/contract'
import { integer, shortYuan } from '@shared/domain/money/display'
import { spaced } from '@shared/text/spaced'

export type Links = OutputOf<'link.list'>
export type Link = Links['links'][number]
export type Row = OutputOf<'link.report'>['rows'][number]

/** Permille as `41.2%`, whole ones without a decimal. */
const percent = (permille: number): string => `${permille / 10}%`

/** What a path brought, in one line: only what there was. */
export function broughtWords(row: Row | undefined): string {
  if (!row) return '还没有人走过'
  const parts = [
    row.people > 0 && `${integer(row.people)} 人来过 ${integer(row.visits)} 次`,
    row.joins > 0 && `入会 ${integer(row.joins)}`,
    row.claims > 0 && `领券 ${integer(row.claims)}`,
    row.redemptions > 0 && `核销 ${integer(row.redemptions)}`,
    row.exchanges > 0 && `兑换 ${integer(row.exchanges)}`,
  ].filter(Boolean)
  return parts.length > 0 ? spaced(parts.join('，')) : '还没有人走过'
}

/** `付款 3 单，¥204，占 41.2%`; nothing without orders. */
export function paidWords({ orders, netFen, moneyShare }: Row): string {
  return orders === 0 ? '' : `付款 ${integer(orders)} 单，¥${shortYuan(netFen)}，占 ${percent(moneyShare)}`
}

/** `每 100 次来访，大约 8 到 31 次付了款`; nothing while there are too few to say. */
export function rateWords({ visits, paidPerVisit }: Row): string {
  if (!paidPerVisit || visits < ENOUGH) return ''
  const [from, to] = [Math.floor(paidPerVisit.from / 10), Math.ceil(paidPerVisit.to / 10)]
  return `每 100 次来访，大约 ${from} 到 ${to} 次付了款`
}

/** Visits below which an interval says nothing a person could use. */
const ENOUGH = 10
