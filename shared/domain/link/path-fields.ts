import { NEVER } from '../due'
import type { Place } from './places'
import type { Target } from './targets'

/** What staff set of a path, on the phone and at the desk. */
export interface PathFields {
  name: string
  place: Place
  target: Target
  storeId: string
  campaignId: string
  untilAt: number
  after: Target | null
}

/** A path that exists: what staff set, and what only the server and other pages set. */
interface SavedPath extends PathFields {
  linkId: string
  version: number
  fromAt: number
  tags: string[]
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

export function fieldsOf(path: PathFields | undefined): PathFields {
  if (!path) return NEW
  const { name, place, target, storeId, campaignId, untilAt, after } = path
  return { name, place, target, storeId, campaignId, untilAt, after }
}

/** Fields that are empty are left out: absent means none. What the page does not edit is sent as it is. */
export function inputOf(fields: PathFields, path: SavedPath | undefined) {
  const { name, place, target, storeId, campaignId, untilAt, after } = fields
  return {
    ...(path ? { linkId: path.linkId, version: path.version } : {}),
    name: name.trim(),
    place,
    target,
    ...(storeId ? { storeId } : {}),
    ...(campaignId ? { campaignId } : {}),
    ...(path && path.fromAt > 0 ? { fromAt: path.fromAt } : {}),
    ...(untilAt < NEVER ? { untilAt } : {}),
    ...(after ? { after } : {}),
    ...(path && path.tags.length > 0 ? { tags: path.tags } : {}),
  }
}

/** Targets that need no parameter, and one per coupon that may be claimed. */
export const targetsOf = (offers: readonly { batchId: string }[]): Target[] => [
  ...offers.map(({ batchId }): Target => ({ page: 'offer', params: { offer: batchId } })),
  ...(['card', 'wallet', 'pay', 'points', 'tiers', 'stored', 'me'] as const).map(
    (page): Target => ({ page, params: {} }),
  ),
]
