const EIGHT_HOURS_MS = 8 * 3_600_000
export const DAY_MS = 24 * 3_600_000

const wallClock = (atMs: number) => new Date(atMs + EIGHT_HOURS_MS).toISOString()

/** RFC 3339 with seconds and `+08:00`, as every time in APIv3. */
export const beijingTime = (atMs: number) => `${wallClock(atMs).slice(0, 19)}+08:00`

/** `YYYY-MM-DD HH:mm:ss`, as in bills. */
export const beijingClock = (atMs: number) => wallClock(atMs).slice(0, 19).replace('T', ' ')

/** `YYYY-MM-DD` of the Beijing day. */
export const beijingDay = (atMs: number) => wallClock(atMs).slice(0, 10)

/** `yyyyMMddHHmmss`, as inside prepay ids and refund ids. */
export const beijingStamp = (atMs: number) => wallClock(atMs).slice(0, 19).replace(/\D/g, '')

/** Epoch ms at which this Beijing day begins; NaN when the text is no `YYYY-MM-DD` day. */
export function startOfBeijingDay(day: string): number {
  const atMs = Date.parse(`${day}T00:00:00+08:00`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && beijingDay(atMs) === day ? atMs : Number.NaN
}
