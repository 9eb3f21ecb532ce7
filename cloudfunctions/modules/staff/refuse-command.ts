import { type Refusal, refuse } from '@shared/contract'
import type { Reservation } from '@shared/domain/staff/staff-day'

/** Why a command that could not be reserved does nothing; `limit` says in words what the day allows. */
export function refuseCommand(
  reservation: Exclude<Reservation, 'reserved'> | 'busy',
  limit: string,
): Refusal {
  switch (reservation) {
    case 'conflict':
      return refuse('CONFLICT')
    case 'permit-used':
      return refuse('TICKET_USED')
    case 'over':
      return refuse('STAFF_DAY_LIMIT', limit)
    case 'busy':
      return refuse('BUSY')
  }
}
