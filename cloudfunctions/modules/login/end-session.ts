import { accept } from '@shared/contract'
import type { Handler } from '../../platform/context'
import { removeWhere } from '../../platform/database'

/** Logs one of the caller's own computers out; one that is out already stays so. 1 trip. */
export const endSession: Handler<'login.end'> = async ({ staff }, { sessionId }) => {
  const removed = await removeWhere('sessions', { _id: sessionId, staffId: staff._id })
  return accept({ ended: removed === 1 })
}
