import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'

export type Links = OutputOf<'link.list'>
export type Link = Links['links'][number]
export type Report = OutputOf<'link.report'>
export type ReportRow = Report['rows'][number]

/** A path with what it brought in the time of the report; the own row has no path. */
export interface PathRow {
  key: string
  link: Link | undefined
  figures: ReportRow | undefined
}

/** Every path of the brand in the report's order, those without a visit at the end. */
export function rowsOf(links: Links, report: Report): PathRow[] {
  const came = report.rows
    .filter(({ linkId }) => linkId !== '')
    .map(figures => ({
      key: figures.linkId,
      link: links.links.find(({ linkId }) => linkId === figures.linkId),
      figures,
    }))
  const others = links.links.filter(({ linkId }) => !report.rows.some(row => row.linkId === linkId))
  return [...came, ...others.map(link => ({ key: link.linkId, link, figures: undefined }))]
}

export const ownRow = ({ rows }: Report): ReportRow | undefined => rows.find(({ linkId }) => linkId === '')

/** Whole yuan, half a yuan upwards: `1,265,800`. For sentences and cards. */
export const wholeYuan = (fen: number): string => integer(Math.round(fen / 100))

/** `¥14.41` for each person who came; `–` without any. */
export function perHead({ netFen, people }: ReportRow): string {
  return people === 0 ? '–' : `¥${(netFen / people / 100).toFixed(2)}`
}

/** Visits below which an interval says nothing a person could use. */
const ENOUGH = 10

/** `每 100 次来访，大约 8 到 31 次付了款`; in counts while there are too few. */
export function rateWords({ visits, orders, paidPerVisit }: ReportRow): string {
  if (!paidPerVisit || visits < ENOUGH) return `来了 ${visits} 次，付款 ${orders} 单。人太少，先不算比例`
  const [from, to] = [Math.floor(paidPerVisit.from / 10), Math.ceil(paidPerVisit.to / 10)]
  return `每 100 次来访，大约 ${from} 到 ${to} 次付了款`
}
