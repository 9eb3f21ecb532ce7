import { accept, refuse } from '@shared/contract'
import type { InboxDoc } from '@shared/domain/order/types'
import type { Handler, StaffContext } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { merchantByMchid } from '../../platform/settings'
import { inboxView, statementOf } from './inbox-view'
import { dropAnnouncedAmount, placeKept } from './place-kept'
import { refuseBooks } from './sees-books'

/** A person decides about a statement that fits no order (seed RC-01). Repeatable; what is done stays so. */
export const decideInbox: Handler<'finance.decideInbox'> = async (context, input) => {
  const { brand, staff, now } = context
  const refused = refuseBooks(staff)
  if (refused) return refused
  const kept = await read('inbox', input.inboxId)
  if (kept?.brandId !== brand._id) return refuse('INBOX_NOT_FOUND')
  if (kept.state === 'done') return accept({ row: inboxView(kept), note: '' })
  if (input.decision === 'done') return close(kept, input.note, context)
  const { mayAskAgain, mayAcceptAmount } = inboxView(kept)
  if (!mayAskAgain) return refuse('INBOX_NOT_POSSIBLE')
  if (input.decision === 'accept-amount') {
    const merchant = mayAcceptAmount ? await merchantByMchid(kept.mchid ?? '') : null
    const { outTradeNo } = statementOf(kept)
    if (!merchant || !(await dropAnnouncedAmount(merchant, outTradeNo, now)))
      return refuse('INBOX_NOT_POSSIBLE')
  }
  const note = await placeKept(kept, now)
  if (note !== '') return accept({ row: inboxView(kept), note })
  return close(kept, input.decision, context)
}

/** Who decides first is kept; a second decision shows the first. */
async function close(kept: InboxDoc, note: string, { staff, now }: StaffContext) {
  const decided = { staffId: staff._id, at: now, note }
  await updateWhere('inbox', { _id: kept._id, state: 'open' }, { state: 'done', decided })
  return accept({ row: inboxView({ ...kept, state: 'done' }), note: '' })
}
