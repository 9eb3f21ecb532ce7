import { isSameStanding } from '@shared/domain/login/session'
import type { StaffDoc } from '@shared/domain/staff/types'
import { find, removeWhere } from '../../platform/database'

/**
 * Ends what this person has open on computers with another role or other stores than now. It answers nothing
 * anyway (`api/answer.ts`); this takes it off the list. 1 trip, 1 more per session side by side.
 */
export async function endForeignSessions(staff: StaffDoc): Promise<void> {
  const open = await find('sessions', { staffId: staff._id })
  const foreign = open.filter(session => !isSameStanding(session, staff))
  await Promise.all(foreign.map(({ _id }) => removeWhere('sessions', { _id })))
}
