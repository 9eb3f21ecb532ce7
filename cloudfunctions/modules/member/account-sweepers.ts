import { type Sweeper, sweeper } from '../../platform/sweep'
import { processMember } from './process-member'

/** Holds to settle, accounts to erase, journals to archive. */
export const urgentMemberSweepers: readonly Sweeper[] = [sweeper('members', processMember)]

/**
 * What a date brings to many members at once: points that mature or end, tier reviews, perks. Commands roll
 * by themselves.
 */
export const calendarMemberSweepers: readonly Sweeper[] = [
  sweeper('members', processMember, { by: 'calendarDueAt', name: 'members-by-calendar' }),
]
