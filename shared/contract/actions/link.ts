import * as v from 'valibot'
import type { Interval } from '../../domain/link/interval'
import { PLACE_NAMES, type Place } from '../../domain/link/places'
import type { ReportRow } from '../../domain/link/report'
import type { LinkState } from '../../domain/link/state'
import { TARGET_NAMES, type Target, type TargetName } from '../../domain/link/targets'
import { action } from '../action'
import { commandId, id } from '../fields'
import type { BrandView, StoreView } from '../views'

/** Epoch ms of any moment a path may begin or end at. */
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20))
const target = v.strictObject({
  page: v.picklist(TARGET_NAMES as [TargetName, ...TargetName[]]),
  params: v.record(v.pipe(v.string(), v.regex(/^\w{1,16}$/)), id),
})

/** What is shown where a path leads nowhere any more, or not yet: each way only if it is there. */
export interface WaysOn {
  offers: { count: number; names: string[] }
  store: StoreView | null
}

export type LinkResolved =
  | {
      state: 'live'
      brand: BrandView
      target: Target
      /** The store the path belongs to, `''` for none. */
      storeId: string
    }
  | {
      /** `unknown`: a code that was never given, mistyped or misprinted. */
      state: Exclude<LinkState, 'live'> | 'unknown'
      brand: BrandView
      /** `''` for an unknown code. */
      name: string
      fromAt: number
      untilAt: number
      isMember: boolean
      ways: WaysOn
      now: number
    }

/**
 * Where a code leads: the code alone, or the whole scene of a mini-program code. Notes that the caller came,
 * once per half hour. `scene` is WeChat's number of the way in, `orderId` the order whose page is opened.
 */
export const resolveLink = action<LinkResolved>()(
  'link.resolve',
  'anyone',
  v.strictObject({
    code: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
    scene: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999))),
    orderId: v.optional(id),
  }),
)

export interface LinkView {
  linkId: string
  code: string
  version: number
  name: string
  place: Place
  target: Target
  /** Newest first; `until` = when another took its place. */
  history: { target: Target; until: number; byName: string }[]
  storeId: string
  campaignId: string
  fromAt: number
  /** Exclusive; NEVER = none. */
  untilAt: number
  after: Target | null
  tags: string[]
  state: LinkState
  createdAt: number
  /** Until when an address that was made works; 0 = none was made. */
  urlLinkEndsAt: number
  schemeEndsAt: number
}

export interface LinksOpened {
  brand: BrandView
  links: LinkView[]
  stores: StoreView[]
  /** What may be claimed: targets of the claim page, and names for the list. */
  offers: { batchId: string; name: string }[]
  campaigns: { campaignId: string; name: string }[]
  now: number
}

export const openLinks = action<LinksOpened>()('link.list', 'staff', v.strictObject({}))

/** Without `linkId` a new path; with it, what is saved takes the place of version `version`. */
export const saveLink = action<{ link: LinkView }>()(
  'link.save',
  'staff',
  v.strictObject({
    commandId,
    linkId: v.optional(id),
    version: v.optional(version),
    name,
    place: v.picklist(PLACE_NAMES),
    target,
    storeId: v.optional(id),
    campaignId: v.optional(id),
    fromAt: v.optional(moment),
    untilAt: v.optional(moment),
    after: v.optional(target),
    tags: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(12))), v.maxLength(5))),
  }),
)

/**
 * A path is never deleted: its code may be printed. Archived, it says that it has ended; brought back, it
 * works.
 */
export const archiveLink = action<{ link: LinkView }>()(
  'link.archive',
  'staff',
  v.strictObject({ commandId, linkId: id, version, archived: v.boolean() }),
)

export type LinkCodeMade =
  | { form: 'code'; contentType: string; base64: string }
  | { form: 'url-link' | 'scheme'; address: string; endsAt: number }

/**
 * The picture of a path's code, or an address of it; made at WeChat the first time, the same one again later.
 */
export const makeLinkCode = action<LinkCodeMade>()(
  'link.code',
  'staff',
  v.strictObject({ linkId: id, form: v.picklist(['code', 'url-link', 'scheme']) }),
)

export interface LinkReport {
  brand: BrandView
  /** Both included, brand-local. */
  fromDay: string
  toDay: string
  rows: (ReportRow & {
    /** `''` for the row of what no path brought. */
    name: string
    paidPerVisit: Interval | null
  })[]
  /** False: more happened than one report reads, and the oldest is left out. */
  complete: boolean
  /** Days after coming by a path in which what happens is put down to it. */
  windowDays: number
}

export const readLinkReport = action<LinkReport>()(
  'link.report',
  'staff',
  v.strictObject({ days: v.picklist([1, 7, 30]) }),
)
