export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
/** 24 hours. A brand's day is longer or shorter where clocks change: calendar arithmetic is in day.ts. */
export const DAY_MS = 86_400_000
