import { type Refusal, refuse } from '@shared/contract'
import { topUpCause } from '@shared/domain/ids'
import { shortYuan } from '@shared/domain/money/display'
import type { TopUpRefusal } from '@shared/domain/stored/bonus'
import { topUpAtCounter } from '@shared/domain/stored/counter'
import type { Handler } from '../../platform/context'
import { inputHashOf } from '../payment/order-number'
import { bookStored, no, refuseNew, served } from './at-counter'

/** Cash or card in the clerk's hand becomes stored value, once per command. 5 trips with the router's. */
export const topUpStored: Handler<'clerk.topUp'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, customerId, storeId, amountFen } = input
  const serving = await served(context, input)
  if (!serving.ok) return serving
  const inputHash = inputHashOf(['top-up', staff._id, customerId, storeId, amountFen])
  const { ticketId, day, rule } = serving
  const reserved = { commandId, kind: 'top-up' as const, memberId: customerId, inputHash, amount: amountFen }
  const cause = topUpCause(customerId, commandId)
  const command = { ...reserved, ticketId, day, cause, most: rule.topUpPerDayFen }
  return bookStored(context, command, snapshot => {
    const refusal = refuseNew(serving, snapshot)
    if (refusal) return no(refusal)
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
    if (decision.kind === 'conflict') return no(refuse('CONFLICT'))
    return decision.kind === 'refused' ? no(refuseTopUp(decision.refusal)) : decision
  })
}

/** Which limit was met, in yuan. */
export function refuseTopUp({ reason, limitFen }: TopUpRefusal): Refusal {
  const yuan = shortYuan(limitFen)
  switch (reason) {
    case 'too-little':
      return refuse('TOP_UP_NOT_ALLOWED', `一次至少充 ${yuan} 元`)
    case 'too-much':
      return refuse('TOP_UP_NOT_ALLOWED', `一次最多充 ${yuan} 元`)
    case 'holds-too-much':
      return refuse('TOP_UP_NOT_ALLOWED', `余额最多 ${yuan} 元，这次充不下`)
  }
}
