import { DAY_MS, startOfBeijingDay } from '../beijing-time'
import { WechatPayError } from '../refusal'

const READY_AFTER_MS = 10 * 3_600_000
const KEPT_MS = 92 * DAY_MS

/** A day's bill is there from 10:00 (Beijing) of the next day, for three months. */
export function requireBillReady(day: string, now: number): void {
  const from = startOfBeijingDay(day)
  if (Number.isNaN(from)) throw new WechatPayError(400, 'PARAM_ERROR', '账单日期格式为 yyyy-MM-dd')
  if (now < from + DAY_MS) throw new WechatPayError(400, 'PARAM_ERROR', '只能下载昨天及以前的账单')
  if (now < from + DAY_MS + READY_AFTER_MS)
    throw new WechatPayError(400, 'STATEMENT_CREATING', '账单正在生成，请在 10 点以后下载')
  if (now > from + KEPT_MS) throw new WechatPayError(400, 'PARAM_ERROR', '只能下载三个月以内的账单')
}
