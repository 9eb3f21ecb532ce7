import { accept, refuse } from '@shared/contract'
import { confirmLogin as decideConfirm } from '@shared/domain/login/ticket'
import type { Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'

/**
 * The number that the person read off the computer. A right one lets the browser take its session; a wrong
 * one ends the ticket. Repeatable. 2 trips.
 */
export const confirmLogin: Handler<'login.confirm'> = async ({ brand, staff, now }, { ticket, number }) => {
  const login = await read('logins', ticket)
  if (login?.brandId !== brand._id) return refuse('LOGIN_OVER')
  const decision = decideConfirm(login, staff._id, number, now)
  if (decision.kind === 'already') return accept({ state: 'confirmed' as const })
  if (decision.kind !== 'write' && decision.kind !== 'wrong-number') return refuse('LOGIN_OVER')
  const written = await updateWhere('logins', { _id: ticket, state: login.state }, { state: decision.to })
  if (decision.kind === 'wrong-number') {
    log.warn('login.wrong-number', { brandId: brand._id, staffId: staff._id })
    return refuse('LOGIN_WRONG_NUMBER')
  }
  if (written === 1) return accept({ state: 'confirmed' as const })
  const existing = await read('logins', ticket)
  const done = existing !== null && decideConfirm(existing, staff._id, number, now).kind === 'already'
  return done ? accept({ state: 'confirmed' as const }) : refuse('LOGIN_OVER')
}
