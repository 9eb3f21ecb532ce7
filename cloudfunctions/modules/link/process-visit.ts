import { NEVER } from '@shared/domain/due'
import type { VisitDoc } from '@shared/domain/link/types'
import { updateWhere } from '../../platform/database'
import { brandById } from '../../platform/settings'
import { rememberVisit } from './note-visit'

/**
 * Sees to it that a visit is remembered by the person it is of: the function that noted it may have died
 * before. Repeatable. 2 trips, 1 more where it was not.
 */
export async function processVisit(visit: VisitDoc, now: number): Promise<void> {
  const brand = await brandById(visit.brandId)
  if (!brand) throw new Error(`visit ${visit._id} belongs to an unknown brand`)
  const member = await rememberVisit(visit, brand, now)
  if (!member) throw new Error(`visit ${visit._id} meets too many others`)
  await updateWhere('visits', { _id: visit._id }, { dueAt: NEVER })
}
