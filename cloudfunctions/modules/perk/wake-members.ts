import type { BrandDoc } from '@shared/domain/brand/types'
import { latestPerkLookAt } from '@shared/domain/perk/due-perks'
import { now as clock } from '../../platform/clock'
import { _, find, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'

/** Small enough for one request's three seconds, whatever the brand's size. */
const PAGE = 500

/**
 * Makes due the members that no run would visit within the month: those who were members before the brand
 * gave perks and never came since. Page by page: a woken member leaves the query, so the next run continues
 * where this one stopped. False when the time was over first. Repeatable. 2 trips a page, 1 when no member is
 * asleep.
 */
export async function wakeMembers(brand: BrandDoc, now: number, deadlineAt: number): Promise<boolean> {
  if (!brand.perks) return true
  const asleep = {
    brandId: brand._id,
    state: 'member' as const,
    calendarDueAt: _.gt(latestPerkLookAt(brand.timeZone, now)),
  }
  for (let woken = 0; ; ) {
    const page = await find('members', asleep, { limit: PAGE, only: ['_id'] })
    const ids = page.map(({ _id }) => _id)
    if (ids.length > 0)
      woken += await updateWhere('members', { ...asleep, _id: _.in(ids) }, { calendarDueAt: now })
    if (ids.length < PAGE) {
      if (woken > 0) log.note('perk.woken', { brandId: brand._id, woken })
      return true
    }
    if (clock() >= deadlineAt) return false
  }
}
