/** The platform's timers run in China time, which has no summer time. */
const ZONE_OFFSET_MS = 8 * 3600_000

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const LAST_YEAR = 2099

type Field = { values: Set<number>; any: boolean }
export type Cron = {
  second: Field
  minute: Field
  hour: Field
  day: Field
  month: Field
  weekday: Field
  year: Field
}

/**
 * Reads `second minute hour day month weekday year`. Weekdays must be named (`MON-FRI`):
 * the platform's documents disagree on whether 0 is Sunday or Monday.
 */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== 7)
    throw new Error(`timer "${text}" needs 7 fields: second minute hour day month weekday year`)
  const [second, minute, hour, day, month, weekday, year] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  if (/\d/.test(weekday.replace(/\/\d+$/, ''))) {
    throw new Error(
      `timer "${text}": name the weekdays (MON, TUE …), their numbers are ambiguous on the platform`,
    )
  }
  return {
    second: readField(second, 0, 59),
    minute: readField(minute, 0, 59),
    hour: readField(hour, 0, 23),
    day: readField(day, 1, 31),
    month: readField(month, 1, 12, MONTHS, 1),
    weekday: readField(weekday, 0, 6, WEEKDAYS),
    year: readField(year, 1970, LAST_YEAR),
  }
}

function readField(text: string, low: number, high: number, names: string[] = [], firstName = 0): Field {
  const values = new Set<number>()
  const number = (word: string) => {
    const named = names.indexOf(word.toUpperCase())
    const value = named >= 0 ? named + firstName : Number(word)
    if (!Number.isInteger(value) || value < low || value > high)
      throw new Error(`timer field "${text}": ${word} is out of range`)
    return value
  }
  for (const item of text.split(',')) {
    const [range, step = '1'] = item.split('/') as [string, string?]
    const stride = Number(step)
    if (!Number.isInteger(stride) || stride < 1) throw new Error(`timer field "${text}": bad step`)
    const [from, to] =
      range === '*' || range === '?' ? [low, high] : (range.split('-').map(number) as [number, number?])
    const end = to ?? (item.includes('/') ? high : from)
    for (let value = from; value <= end; value += stride) values.add(value)
  }
  return { values, any: text === '*' || text === '?' }
}

/** The first moment after `afterMs` the timer fires, epoch ms; `undefined` if never again. */
export function nextFiring(cron: Cron, afterMs: number): number | undefined {
  let at = Math.floor((afterMs + ZONE_OFFSET_MS) / 1000) * 1000 + 1000
  const limit = Date.UTC(LAST_YEAR + 1, 0, 1)
  while (at < limit) {
    const date = new Date(at)
    if (!cron.year.values.has(date.getUTCFullYear())) at = Date.UTC(date.getUTCFullYear() + 1, 0, 1)
    else if (!cron.month.values.has(date.getUTCMonth() + 1))
      at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    else if (!dayFits(cron, date))
      at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)
    else if (!cron.hour.values.has(date.getUTCHours())) at = (Math.floor(at / 3600_000) + 1) * 3600_000
    else if (!cron.minute.values.has(date.getUTCMinutes())) at = (Math.floor(at / 60_000) + 1) * 60_000
    else if (!cron.second.values.has(date.getUTCSeconds())) at += 1000
    else return at - ZONE_OFFSET_MS
  }
  return undefined
}

/** When both a day of the month and a weekday are given, either is enough, as the platform documents. */
function dayFits({ day, weekday }: Cron, date: Date): boolean {
  const onDay = day.values.has(date.getUTCDate())
  const onWeekday = weekday.values.has(date.getUTCDay())
  if (!day.any && !weekday.any) return onDay || onWeekday
  return onDay && onWeekday
}
