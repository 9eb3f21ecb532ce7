import { addDays, dayOf, startOfDay } from '@shared/domain/calendar/day'
import { NEVER } from '@shared/domain/due'
import type { PathFields } from '@shared/domain/link/path-fields'
import { FORM_LIMITS, type LinkForm, PLACES, type Place } from '@shared/domain/link/places'
import { linkText } from '@shared/text/link'
import { type Check, checkOf } from '@/editor/checks'

/** The last day on which it works, brand-local; `''` for ever. */
export const lastDayOf = (untilAt: number, timeZone: string): string =>
  untilAt < NEVER ? addDays(dayOf(untilAt, timeZone), -1) : ''

/** Exclusive end of a last day, epoch ms; NEVER for `''`. */
export const untilOf = (lastDay: string, timeZone: string): number =>
  lastDay === '' ? NEVER : startOfDay(addDays(lastDay, 1), timeZone)

/** Before it is saved: what must be mended (blocks), what to look at (does not), what is good. */
export function checksOf(fields: PathFields, now: number): Check[] {
  const name = fields.name.trim()
  const [best] = PLACES[fields.place].forms
  const { days, carries } = FORM_LIMITS[best]
  return [
    checkOf(name !== '', '还没起名字', '名字写好了'),
    checkOf(
      fields.untilAt > now,
      '结束的日子已经过了',
      fields.untilAt < NEVER ? '结束的日子还没到' : '一直能用',
    ),
    ...(days === null
      ? []
      : [
          {
            state: 'look' as const,
            text: `链接最多 ${days} 天，到期打不开`,
            note: '要印出去、要长期用，选小程序码',
          },
        ]),
    ...(best === 'url-link' || best === 'scheme'
      ? [{ state: 'look' as const, text: '多一页才进小程序', note: linkText.seen[best] }]
      : []),
    { state: 'good', text: '参数里没有手机号和姓名' },
    { state: 'good', text: `带的参数不超过 ${carries} 个字符` },
  ]
}

/** Why a form cannot be put in a place; `''` where it can. */
export function unfitWords(place: Place, form: LinkForm): string {
  const forms: readonly LinkForm[] = PLACES[place].forms
  return forms.includes(form) ? '' : `${linkText.places[place]}用不了`
}

/** What WeChat allows of a form, in a line. */
export function limitWords(form: LinkForm): string {
  const { days, carries } = FORM_LIMITS[form]
  return `${days === null ? '永久有效' : `最长 ${days} 天`}，参数 ≤ ${carries} 字符`
}
