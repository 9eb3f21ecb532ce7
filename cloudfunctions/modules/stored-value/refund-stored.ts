import { refuse } from '@shared/contract'
import { refundPrincipalCause } from '@shared/domain/ids'
import type { LedgerEntry } from '@shared/domain/points/types'
import { refundPrincipal } from '@shared/domain/stored-value/counter'
import { storedValueText } from '@shared/text/stored-value'
import type { Handler } from '../../platform/context'
import { log } from '../../platform/log'
import { inputHashOf } from '../../platform/order-number'
import { reportPaidBack } from '../account/report-paid-back'
import { settle } from '../order/settle-order'
import { bookStored, refused, type StoredSnapshot, served } from './at-counter'

/**
 * Pays principal back and withdraws its bonus, once per command; a manager answers for it with a reason. 5
 * trips with the router's, and 6 one after the other for the top-up orders it came from.
 */
export const refundStored: Handler<'storedValue.refund'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, customerId, storeId, amountFen, reason } = input
  const admitted = await served(context, input)
  if (!admitted.ok) return admitted
  const serving = admitted.data
  const inputHash = inputHashOf(['refund', staff._id, customerId, storeId, amountFen])
  const { permitId, day } = serving
  const kind = 'refund-principal' as const
  const reserved = { commandId, kind, memberId: customerId, inputHash, amount: amountFen, permitId, day }
  const command = { ...reserved, cause: refundPrincipalCause(customerId, commandId), most: null }
  const decide = (snapshot: StoredSnapshot) => {
    if (serving.expired && !snapshot.booked) return refused(refuse('PREVIEW_EXPIRED'))
    const counter = { storeId, staffId: staff._id }
    const input = { customerId, commandId, inputHash, counter, amountFen, reason }
    const decision = refundPrincipal({ ...snapshot, ...input, brand, now })
    if (decision.kind === 'conflict') return refused(refuse('CONFLICT'))
    if (decision.kind !== 'short') return decision
    const { missingFen } = decision
    const most = storedValueText.mostPaidBack(amountFen - missingFen)
    return refused(refuse('STORED_SHORT', most, { missingFen }))
  }
  return bookStored(context, command, decide, entry => withdrawGifts(entry, now))
}

/**
 * Gifts of the top-ups that were paid back end at once, not with the next sweep: the customer is still at the
 * desk. The money is booked already, so nothing here may fail the command: the archiver and the sweeper of
 * orders do it again.
 */
async function withdrawGifts(entry: LedgerEntry, now: number): Promise<void> {
  try {
    for (const order of await reportPaidBack(entry, now)) {
      if (order.settledVersion !== order.version) await settle(order, now)
    }
  } catch (failure) {
    log.error('stored.gifts-later', failure, { entry: entry._id })
  }
}
