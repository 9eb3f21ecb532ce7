import { HOUR_MS } from './units'

/**
 * Zones without clock changes since 1992: plain arithmetic, because some WeChat phones have no `Intl`.
 * Every other zone needs `Intl`, which Node and browsers have.
 */
const FIXED_HOURS: Record<string, number> = {
  'Asia/Shanghai': 8,
  'Asia/Chongqing': 8,
  'Asia/Hong_Kong': 8,
  'Asia/Macau': 8,
  'Asia/Taipei': 8,
  'Asia/Singapore': 8,
  UTC: 0,
}

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

/** Wall clock minus UTC at a moment, in ms; throws RangeError for an unknown zone. */
export function offsetAt(at: number, timeZone: string): number {
  const hours = FIXED_HOURS[timeZone]
  if (hours !== undefined) return hours * HOUR_MS
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}
