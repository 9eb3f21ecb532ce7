import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { mayCall } from '@shared/contract/permissions'
import { staffIdOf } from '@shared/domain/ids'
import { openLogin as decideOpen } from '@shared/domain/login/ticket'
import { nextState } from '@shared/domain/login/transitions'
import type { LoginDoc } from '@shared/domain/login/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import { loginText } from '@shared/text/login'
import type { Context, Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'

/**
 * A phone scanned a computer's code. The first of the staff keeps the ticket; who is not of the staff, or has
 * nothing to do at a computer, ends it and learns nothing. 3 trips, 2 deep.
 */
export const openLogin: Handler<'login.open'> = async (context, { ticket }) => {
  const { brand, caller, now } = context
  const [login, staff] = await Promise.all([
    read('logins', ticket),
    read('staff', staffIdOf(brand._id, caller.openid)),
  ])
  if (!staff?.active || !mayCall('login.confirm', staff)) {
    if (login) await turnAway(login)
    return refuse(staff?.active ? 'NO_PERMISSION' : 'NOT_STAFF')
  }
  if (!login || (login.brandId !== '' && login.brandId !== brand._id)) return refuse('LOGIN_OVER')
  const decision = decideOpen(login, staff._id, now)
  if (decision.kind === 'over') return refuse('LOGIN_OVER')
  if (decision.kind === 'taken') return refuse('LOGIN_TAKEN')
  if (decision.kind === 'write') {
    const opened = { state: decision.to, staffId: staff._id, appid: caller.appid, brandId: brand._id }
    const written = await updateWhere('logins', { _id: ticket, state: login.state }, opened)
    if (written !== 1) return explained(ticket, staff, context)
  }
  return shown(login, staff, context)
}

/** Another scan came first; the same person's own counts as this one. */
async function explained(ticket: string, staff: StaffDoc, context: Context) {
  const login = await read('logins', ticket)
  const mine = login !== null && decideOpen(login, staff._id, context.now).kind === 'already'
  return mine ? shown(login, staff, context) : refuse('LOGIN_TAKEN')
}

async function turnAway({ _id }: LoginDoc): Promise<void> {
  const state = nextState('waiting', 'turn-away')
  if (state) await updateWhere('logins', { _id, state: 'waiting' }, { state })
}

function shown(
  { choices, from, createdAt, until }: LoginDoc,
  { name, role }: StaffDoc,
  { brand, now }: Context,
): Outcome<OutputOf<'login.open'>> {
  const computer = { network: loginText.network(from), device: loginText.device(from) }
  return accept({ choices, computer, createdAt, until, brandName: brand.name, name, role, now })
}
