import { accept } from '@shared/contract'
import { isOpen, SESSIONS_PER_PERSON } from '@shared/domain/login/session'
import { loginText } from '@shared/text/login'
import type { Handler } from '../../platform/context'
import { find } from '../../platform/database'

/** The caller's computers that are logged in, the one used last first. 1 trip. */
export const listSessions: Handler<'login.sessions'> = async ({ staff, session, now }) => {
  const open = await find('sessions', { staffId: staff._id }, { limit: 2 * SESSIONS_PER_PERSON })
  const views = open
    .filter(each => isOpen(each, now))
    .sort((a, b) => b.lastAt - a.lastAt)
    .map(({ _id, from, createdAt, lastAt }) => ({
      sessionId: _id,
      network: loginText.network(from),
      device: loginText.device(from),
      createdAt,
      lastAt,
      current: _id === session?._id,
    }))
  return accept({ sessions: views, now })
}
