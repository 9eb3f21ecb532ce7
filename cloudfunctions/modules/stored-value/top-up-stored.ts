import { refuse } from '@shared/contract'
import { topUpCause } from '@shared/domain/ids'
import { topUpAtCounter } from '@shared/domain/stored-value/counter'
import type { Handler } from '../../platform/context'
import { inputHashOf } from '../../platform/order-number'
import { refuseTopUp } from '../order/refuse-top-up'
import { bookStored, refused, refuseNew, served } from './at-counter'

/** Cash or card in the clerk's hand becomes stored value, once per command. 5 trips with the router's. */
export const topUpStored: Handler<'storedValue.topUp'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, customerId, storeId, amountFen } = input
  const admitted = await served(context, input)
  if (!admitted.ok) return admitted
  const serving = admitted.data
  const inputHash = inputHashOf(['top-up', staff._id, customerId, storeId, amountFen])
  const { permitId, day, rule } = serving
  const reserved = { commandId, kind: 'top-up' as const, memberId: customerId, inputHash, amount: amountFen }
  const cause = topUpCause(customerId, commandId)
  const command = { ...reserved, permitId, day, cause, most: rule.topUpPerDayFen }
  return bookStored(context, command, snapshot => {
    const refusal = refuseNew(serving, snapshot)
    if (refusal) return refused(refusal)
    const counter = { storeId, staffId: staff._id }
    const decision = topUpAtCounter({
      ...snapshot,
      brand,
      customerId,
      commandId,
      inputHash,
      counter,
      amountFen,
      rule,
      now,
    })
    if (decision.kind === 'conflict') return refused(refuse('CONFLICT'))
    return decision.kind === 'refused' ? refused(refuseTopUp(decision.refusal)) : decision
  })
}
