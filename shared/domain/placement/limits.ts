/** Where an offer is shown beside the pages of the mini-program. */
export const PLACEMENTS = ['pay-page', 'face-to-face', 'pay-gift', 'delivery-plan'] as const
export type Placement = (typeof PLACEMENTS)[number]

/** What one place takes; null = it sets no limit. */
export interface PlacementLimits {
  titleCharacters: number | null
  subtitleCharacters: number | null
  /** Units a batch must have when it is put there. */
  stockAtLeast: number | null
  /** Hours between setting it up and its beginning. */
  leadHours: number | null
  batchesAtMost: number | null
  /** All batches of one offer must have as much stock as each other. */
  equalStock: boolean
}

/**
 * Limits per place, never one for all (seed "Title lengths differ between systems", "Stock minimums differ").
 *
 * - `pay-page`, 本店付款后页: LP-01, LP-02, CP-20.
 * - `face-to-face`, 面对面发券: LP-01, LP-02, CP-20, CP-21, CA-07.
 * - `pay-gift`, 旧支付有礼: its name and sub-title of 10 and 9 characters; closed to new ones since 2025-12-01.
 * - `delivery-plan`, 投放计划: WeChat Pay 4018381114: recommendation word of 9 characters; stock of 10,000.
 */
export const PLACEMENT_LIMITS: Readonly<Record<Placement, PlacementLimits>> = {
  'pay-page': {
    titleCharacters: 12,
    subtitleCharacters: 10,
    stockAtLeast: null,
    leadHours: null,
    batchesAtMost: 5,
    equalStock: false,
  },
  'face-to-face': {
    titleCharacters: 12,
    subtitleCharacters: 10,
    stockAtLeast: 300,
    leadHours: 48,
    batchesAtMost: 5,
    equalStock: true,
  },
  'pay-gift': {
    titleCharacters: 10,
    subtitleCharacters: 9,
    stockAtLeast: null,
    leadHours: null,
    batchesAtMost: 5,
    equalStock: true,
  },
  'delivery-plan': {
    titleCharacters: 12,
    subtitleCharacters: 9,
    stockAtLeast: 10_000,
    leadHours: null,
    batchesAtMost: null,
    equalStock: false,
  },
}
