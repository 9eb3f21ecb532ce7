import { addDays, dayOf, startOfDay } from '@shared/domain/calendar/day'
import { NEVER } from '@shared/domain/due'
import { FORM_LIMITS, type LinkForm, PLACES, type Place } from '@shared/domain/link/places'
import type { Target } from '@shared/domain/link/targets'
import { linkText } from '@shared/text/link'
import type { CommandInput } from '@/api/use-command'
import { type Check, checkOf } from '@/editor/checks'
import type { Link, Links } from './words'

/** What is set of a path, on the desk. */
export interface PathFields {
  name: string
  place: Place
  target: Target
  storeId: string
  campaignId: string
  untilAt: number
  after: Target | null
}

const NEW: PathFields = {
  name: '',
  place: 'table-card',
  target: { page: 'card', params: {} },
  storeId: '',
  campaignId: '',
  untilAt: NEVER,
  after: null,
}

export function fieldsOf(link: Link | undefined): PathFields {
  if (!link) return NEW
  const { name, place, target, storeId, campaignId, untilAt, after } = link
  return { name, place, target, storeId, campaignId, untilAt, after }
}

/** Fields that are empty are left out: absent means none. What the page does not edit is sent as it is. */
export function inputOf(fields: PathFields, link: Link | undefined): CommandInput<'link.save'> {
  const { name, place, target, storeId, campaignId, untilAt, after } = fields
  return {
    ...(link ? { linkId: link.linkId, version: link.version } : {}),
    name: name.trim(),
    place,
    target,
    ...(storeId ? { storeId } : {}),
    ...(campaignId ? { campaignId } : {}),
    ...(link && link.fromAt > 0 ? { fromAt: link.fromAt } : {}),
    ...(untilAt < NEVER ? { untilAt } : {}),
    ...(after ? { after } : {}),
    ...(link && link.tags.length > 0 ? { tags: link.tags } : {}),
  }
}

/** Targets that need no parameter, and one per coupon that may be claimed. */
export const targetsOf = (offers: Links['offers']): Target[] => [
  ...offers.map(({ batchId }): Target => ({ page: 'offer', params: { offer: batchId } })),
  ...(['card', 'wallet', 'pay', 'points', 'tiers', 'stored', 'me'] as const).map(
    (page): Target => ({ page, params: {} }),
  ),
]

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
