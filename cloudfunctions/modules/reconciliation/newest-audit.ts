import { addDays } from '@shared/domain/calendar/day'
import { find } from '../../platform/database'

/** So long after the last audit that was finished, the brand and its operators are alerted. */
const LATE_DAYS = 2

/**
 * The day of the last audit that was finished (before the first: of the first that was planned) when that is
 * two days ago or more; `''` while audits are done. 1 trip, 2 before the first is finished.
 */
export async function auditLateSince(brandId: string, today: string): Promise<string> {
  const audits = { brandId, kind: 'audit' as const }
  const [done] = await find('checks', { ...audits, state: 'done' }, { orderBy: { day: 'desc' }, limit: 1 })
  const [first] = done ? [done] : await find('checks', audits, { orderBy: { day: 'asc' }, limit: 1 })
  return first && first.day <= addDays(today, -LATE_DAYS) ? first.day : ''
}
