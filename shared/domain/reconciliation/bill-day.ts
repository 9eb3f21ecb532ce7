import { addDays, endOfDay, startOfDay } from '../calendar/day'
import type { BillWindow } from './compare-bill'

/** WeChat Pay's bills know Beijing days only, whatever the brand's clock says. */
export const BILL_TIME_ZONE = 'Asia/Shanghai'
/** Yesterday's bill is ready by 10:00 (WeChat Pay 4012365336). */
const READY_AT_MINUTE = 10 * 60

/** The newest day whose bill is ready, given Beijing's day and minute. */
export function newestBillDay(beijingToday: string, minute: number): string {
  return addDays(beijingToday, minute >= READY_AT_MINUTE ? -1 : -2)
}

export function billWindow(day: string): BillWindow {
  return { fromAt: startOfDay(day, BILL_TIME_ZONE), untilAt: endOfDay(day, BILL_TIME_ZONE) }
}
