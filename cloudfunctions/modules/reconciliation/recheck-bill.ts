import { accept, refuse } from '@shared/contract'
import { billCheckIdOf } from '@shared/domain/ids'
import type { Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'

/**
 * A bill that could not be fetched for a day is planned anew, as if it had never been tried; the sweeper does
 * the rest. One that is under way or done stays as it is. 2 trips.
 */
export const recheckBill: Handler<'reconciliation.recheck'> = async ({ brand, now }, { mchid, day }) => {
  const _id = billCheckIdOf(mchid, day)
  const check = await read('checks', _id)
  if (check?.brandId !== brand._id || check.kind !== 'bill') return refuse('BILL_NOT_FOUND')
  if (check.state !== 'given-up') return accept({ state: check.state })
  const anew = { state: 'due' as const, tries: 0, dueAt: now, progress: null }
  await updateWhere('checks', { _id, state: 'given-up' }, anew)
  return accept({ state: 'due' as const })
}
