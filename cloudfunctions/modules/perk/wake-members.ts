import type { BrandDoc } from '@shared/domain/brand/types'
import { latestPerkLookAt } from '@shared/domain/perk/due-perks'
import { _, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'

/**
 * Makes due whoever nobody would look at within the month: those who were members before the brand gave perks and never came since. Once
 * a day per brand, repeatable; the sweeper then takes them a hundred at a time. 1 trip.
 */
export async function wakeMembers(brand: BrandDoc, now: number): Promise<number> {
  if (!brand.perks) return 0
  const asleep = {
    brandId: brand._id,
    state: 'member' as const,
    dueAt: _.gt(latestPerkLookAt(brand.timeZone, now)),
  }
  const woken = await updateWhere('members', asleep, { dueAt: now })
  if (woken > 0) log.note('perk.woken', { brandId: brand._id, woken })
  return woken
}
