const LEAST = 0.9
/** The layout is proved up to here; WeChat's own largest step is 1.4 too. */
const MOST = 1.4

/** A factor of the platform within what the layout carries; anything else is 1. */
export const withinScale = (factor: number): number =>
  Number.isFinite(factor) && factor > 0 ? Math.min(MOST, Math.max(LEAST, factor)) : 1
