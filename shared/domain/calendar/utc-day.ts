import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/**
 * A day, or a month `YYYY-MM`, as dayjs counts it: midnight UTC, so that neither the phone's zone nor its
 * clock changes count. The only file that knows dayjs.
 */
export const utcDay = (day: string): dayjs.Dayjs => dayjs.utc(day)
