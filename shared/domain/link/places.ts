/** Where people meet a brand in WeChat: the seven kinds WeChat Pay counts, and everything else. */
export const TOUCHPOINTS = [
  'official-account',
  'advertising',
  'chat',
  'quick-entry',
  'search',
  'wechat-entry',
  'scan',
  'other',
] as const
export type Touchpoint = (typeof TOUCHPOINTS)[number]

/** What is put there: a picture to scan, an address to tap, or the path itself. */
export const LINK_FORMS = ['code', 'url-link', 'scheme', 'path', 'rule'] as const
export type LinkForm = (typeof LINK_FORMS)[number]

export interface FormLimits {
  /** Characters of what it carries. */
  carries: number
  /** Days until one that was made dies; null = never. */
  days: number | null
  /** So many may be made, of all of the mini-program. */
  made: { count: number; per: 'minute' | 'day' } | null
  /** Opened at most, of all of the mini-program. */
  openedPerDay: number | null
  /** WeChat's scene values of an opening. */
  scenes: readonly number[]
}

/** What WeChat allows of each form. `url-link` and `scheme` share their two daily limits. */
export const FORM_LIMITS: Readonly<Record<LinkForm, FormLimits>> = {
  code: {
    carries: 32,
    days: null,
    made: { count: 5_000, per: 'minute' },
    openedPerDay: null,
    scenes: [1047, 1048, 1049],
  },
  'url-link': {
    carries: 1_024,
    days: 30,
    made: { count: 500_000, per: 'day' },
    openedPerDay: 3_000_000,
    scenes: [1194, 1167],
  },
  scheme: {
    carries: 1_024,
    days: 30,
    made: { count: 500_000, per: 'day' },
    openedPerDay: 3_000_000,
    scenes: [1065, 1286],
  },
  path: { carries: 1_024, days: null, made: null, openedPerDay: null, scenes: [] },
  rule: { carries: 1_024, days: null, made: null, openedPerDay: null, scenes: [1011, 1012, 1013] },
}

interface PlaceKind {
  touchpoint: Touchpoint
  /** What fits there, the best first. */
  forms: readonly LinkForm[]
}

/** Where a path is put, as people say it; the order is that of a list to choose from. */
export const PLACES = {
  'table-card': { touchpoint: 'scan', forms: ['code'] },
  poster: { touchpoint: 'scan', forms: ['code'] },
  parcel: { touchpoint: 'scan', forms: ['code'] },
  'old-print': { touchpoint: 'scan', forms: ['rule'] },
  menu: { touchpoint: 'official-account', forms: ['path'] },
  article: { touchpoint: 'official-account', forms: ['path', 'code'] },
  advertising: { touchpoint: 'advertising', forms: ['path'] },
  group: { touchpoint: 'chat', forms: ['path', 'code'] },
  'quick-entry': { touchpoint: 'quick-entry', forms: ['path'] },
  search: { touchpoint: 'search', forms: ['path'] },
  'pay-page': { touchpoint: 'wechat-entry', forms: ['path'] },
  sms: { touchpoint: 'other', forms: ['url-link'] },
  web: { touchpoint: 'other', forms: ['scheme', 'url-link'] },
  moments: { touchpoint: 'other', forms: ['code'] },
} as const satisfies Record<string, PlaceKind>

export type Place = keyof typeof PLACES
export const PLACE_NAMES = Object.keys(PLACES) as [Place, ...Place[]]

/** Whether a form may be put in a place at all. */
export const fits = (place: Place, form: LinkForm): boolean =>
  (PLACES[place].forms as readonly LinkForm[]).includes(form)

/**
 * Share of all visits in permille that WeChat named for the industry as a whole: to compare one's own with.
 */
export const USUAL_SHARE: Partial<Record<Place, number>> = {
  menu: 110,
  article: 110,
  'quick-entry': 100,
  moments: 90,
  group: 40,
}

/** Opened from a list of what was used before: nothing new brought the person here. */
const DIRECT_SCENES: readonly number[] = [1001, 1089, 1090, 1103, 1104, 1271]

export const isDirect = (scene: number): boolean => DIRECT_SCENES.includes(scene)
