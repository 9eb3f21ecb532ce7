import { HOUR_MS } from './units'

/**
 * Zones without clock changes since 1992, counted without `Intl`: mini-programs on Android have none
 * (wechat-miniprogram/glass-easel#270, iamkun/dayjs#2635). The time zone plugin of dayjs needs `Intl` for
 * every zone, and takes up to a hundred times as long (docs/measurements.md, "Dates").
 */
const FIXED_HOURS = {
  'Asia/Shanghai': 8,
  'Asia/Chongqing': 8,
  'Asia/Hong_Kong': 8,
  'Asia/Macau': 8,
  'Asia/Taipei': 8,
  'Asia/Singapore': 8,
  UTC: 0,
} as const satisfies Record<string, number>

/** A zone that every phone can count in: what a brand may be set up with. */
export type FixedZone = keyof typeof FIXED_HOURS

/** A set, because `Object.hasOwn` is missing before iOS 15.4. */
const fixedZones: ReadonlySet<string> = new Set(Object.keys(FIXED_HOURS))

export const isFixedZone = (timeZone: string): timeZone is FixedZone => fixedZones.has(timeZone)

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}

/**
 * Wall clock minus UTC at a moment, in ms; throws RangeError for an unknown zone. Zones outside the table go
 * through `Intl`, which the functions, browsers and iPhones have: a brand written past the check of its zone
 * keeps its days there.
 */
export function offsetAt(at: number, timeZone: string): number {
  if (isFixedZone(timeZone)) return FIXED_HOURS[timeZone] * HOUR_MS
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}
