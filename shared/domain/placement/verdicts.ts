import { HOUR_MS } from '../calendar/units'
import { PLACEMENT_LIMITS, type Placement, type PlacementLimits } from './limits'

/** What is known of an offer so far; a field that is absent gets no verdict. */
export interface Offered {
  title?: string
  subtitle?: string
  /** Units of each of its batches. */
  stocks?: readonly number[]
  /** Epoch ms. */
  startsAt?: number
}

type VerdictField = 'title' | 'subtitle' | 'stock' | 'start' | 'batches' | 'equal-stock'

/** What one place says of one field. */
export interface Verdict {
  placement: Placement
  field: VerdictField
  fits: boolean
  /** The limit: characters, units, batches, or the earliest moment. */
  limit: number
  /** By how much it is missed, in the same measure; 0 = it fits. */
  off: number
}

/** Characters as people count them: 𠮷 is one. */
const charactersOf = (text: string): number => [...text].length

/** What each chosen place says of what is known; a place that was not chosen is silent. */
export function verdictsOf(offered: Offered, placements: readonly Placement[], now: number): Verdict[] {
  return placements.flatMap(placement =>
    judged(offered, PLACEMENT_LIMITS[placement], now).map(verdict => ({ placement, ...verdict })),
  )
}

type Judged = Omit<Verdict, 'placement'>

const verdict = (field: VerdictField, limit: number, off: number): Judged => ({
  field,
  limit,
  fits: off <= 0,
  off: Math.max(0, off),
})

function judged(
  { title, subtitle, stocks, startsAt }: Offered,
  limits: PlacementLimits,
  now: number,
): Judged[] {
  const { titleCharacters, subtitleCharacters, stockAtLeast, leadHours, batchesAtMost } = limits
  const all: Judged[] = []
  if (title !== undefined && titleCharacters !== null)
    all.push(verdict('title', titleCharacters, charactersOf(title) - titleCharacters))
  if (subtitle !== undefined && subtitleCharacters !== null)
    all.push(verdict('subtitle', subtitleCharacters, charactersOf(subtitle) - subtitleCharacters))
  if (startsAt !== undefined && leadHours !== null) {
    const earliest = now + leadHours * HOUR_MS
    all.push(verdict('start', earliest, earliest - startsAt))
  }
  if (stocks === undefined || stocks.length === 0) return all
  if (stockAtLeast !== null) all.push(verdict('stock', stockAtLeast, stockAtLeast - Math.min(...stocks)))
  if (batchesAtMost !== null) all.push(verdict('batches', batchesAtMost, stocks.length - batchesAtMost))
  if (limits.equalStock && stocks.length > 1) {
    const most = Math.max(...stocks)
    all.push(verdict('equal-stock', most, most - Math.min(...stocks)))
  }
  return all
}
