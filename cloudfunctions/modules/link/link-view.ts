import type { OutputOf } from '@shared/contract'
import { codeOfLink } from '@shared/domain/ids'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import { linkStateAt } from '@shared/domain/link/state'
import type { StaffDoc } from '@shared/domain/staff/types'
import { find } from '../../platform/database'

type LinkView = OutputOf<'link.list'>['links'][number]

/** Names of the brand's staff by id, `''` for an unknown one. One trip. */
export async function namesOfStaff(brandId: string): Promise<(staffId: string) => string> {
  const staff = await find('staff', { brandId }, { limit: MOST_STAFF, only: ['name'] })
  const names = new Map(staff.map(({ _id, name }: Pick<StaffDoc, '_id' | 'name'>) => [_id, name]))
  return staffId => names.get(staffId) ?? ''
}

const MOST_STAFF = 1000

/** A path as the brand's people see it; no id of a staff member leaves the server. */
export function linkView(link: LinkDoc, nameOf: (staffId: string) => string, now: number): LinkView {
  const { _id, version, name, place, target, storeId, campaignId, fromAt, untilAt, after, tags } = link
  return {
    linkId: _id,
    code: codeOfLink(_id),
    version,
    name,
    place,
    target,
    history: [...link.history]
      .reverse()
      .map(former => ({ target: former.target, until: former.until, byName: nameOf(former.by) })),
    storeId,
    campaignId,
    fromAt,
    untilAt,
    after,
    tags,
    state: linkStateAt(link, now),
    createdAt: link.createdAt,
    urlLinkEndsAt: link.urlLink?.endsAt ?? 0,
    schemeEndsAt: link.scheme?.endsAt ?? 0,
  }
}
