import { removeWhere } from '../../platform/database'
import { type Sweeper, sweeper } from '../../platform/sweep'

const by = 'expiresAt'

/** What is over leaves nothing behind: tickets, sessions, counts of an address. */
export const loginSweepers: readonly Sweeper[] = [
  sweeper('logins', ({ _id, expiresAt }) => removeWhere('logins', { _id, expiresAt }), { by }),
  sweeper('loginRates', ({ _id, expiresAt }) => removeWhere('loginRates', { _id, expiresAt }), { by }),
  sweeper('sessions', ({ _id, expiresAt }) => removeWhere('sessions', { _id, expiresAt }), { by }),
]
