import type { MemberView } from '@shared/contract'
import { dayOf, minuteOfDay } from '@shared/domain/calendar/day'
import { yearMonthWords } from '@shared/text/dates'

const PARTS = [
  { untilHour: 5, text: '夜深了' },
  { untilHour: 11, text: '上午好' },
  { untilHour: 13, text: '中午好' },
  { untilHour: 18, text: '下午好' },
  { untilHour: 24, text: '晚上好' },
] as const

/** 上午好，林青 by the brand's wall clock; a guest is welcomed. */
export function greeting(
  { state, name }: Pick<MemberView, 'state' | 'name'>,
  brandName: string,
  now: number,
  timeZone: string,
): string {
  if (state === 'guest') return `你好，欢迎来${brandName}`
  const hour = minuteOfDay(now, timeZone) / 60
  const part = PARTS.find(({ untilHour }) => hour < untilHour)?.text ?? '你好'
  return name ? `${part}，${name}` : part
}

/** 2025 年 3 月入会 */
export function joinedText(joinedAt: number | null, timeZone: string): string {
  return joinedAt === null ? '' : `${yearMonthWords(dayOf(joinedAt, timeZone))}入会`
}
