import { removeWhere } from '../../platform/database'
import { type Sweeper, sweeper } from '../../platform/sweep'

/** What is over leaves nothing behind: tickets, sessions, counts of an address. */
export const loginSweepers: readonly Sweeper[] = [
  sweeper('logins', ({ _id, dueAt }) => removeWhere('logins', { _id, dueAt })),
  sweeper('loginRates', ({ _id, dueAt }) => removeWhere('loginRates', { _id, dueAt })),
  sweeper('sessions', ({ _id, dueAt }) => removeWhere('sessions', { _id, dueAt })),
]
