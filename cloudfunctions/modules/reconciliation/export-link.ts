import { sameMark, ticketMark } from '../../platform/vault'

export const EXPORTS = ['bills', 'differences', 'liability'] as const
export type ExportName = (typeof EXPORTS)[number]

/** Which file of which brand and month; the link carries it in its path. */
export interface ExportWish {
  brandId: string
  month: string
  name: ExportName
}

const LINK_LIFE_MS = 600_000

/** A link that opens this one file without a login, for ten minutes. */
export function exportLink(wish: ExportWish, now: number): string {
  const base = (process.env.PUBLIC_BASE_URL ?? '').replace(/\/+$/, '')
  const until = String(now + LINK_LIFE_MS)
  return `${base}/finance/${wish.brandId}/${wish.month}/${wish.name}.csv?until=${until}&mark=${markOf(wish, until)}`
}

/** Whether this deployment handed the link out, and not too long ago. */
export function linkHolds(wish: ExportWish, until: string, mark: string, now: number): boolean {
  return /^\d{1,16}$/.test(until) && sameMark(mark, markOf(wish, until)) && now < Number(until)
}

const markOf = ({ brandId, month, name }: ExportWish, until: string) =>
  ticketMark(['finance', brandId, month, name, until].join('\n'))
