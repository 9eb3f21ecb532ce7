import { accept, refuse } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import { refuseLogin as decideRefuse } from '@shared/domain/login/ticket'
import type { Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'

/**
 * "It was not me": the ticket is dead, and the log says so. Too late where the browser has its
 * session: it is ended from the list of computers. Repeatable. 2 trips.
 */
export const refuseLogin: Handler<'login.refuse'> = async ({ brand, staff, now }, { ticket }) => {
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const login = await read('logins', ticket)
    if (login?.brandId !== brand._id) return refuse('LOGIN_OVER')
    const decision = decideRefuse(login, staff._id, now)
    if (decision.kind === 'already') return accept({ state: 'refused' as const })
    if (decision.kind !== 'write') return refuse('LOGIN_OVER')
    const written = await updateWhere('logins', { _id: ticket, state: login.state }, { state: decision.to })
    if (written === 1) {
      log.warn('login.refused', { brandId: brand._id, staffId: staff._id })
      return accept({ state: 'refused' as const })
    }
  }
  return refuse('BUSY')
}
