import { type Refusal, refuse } from '@shared/contract'
import { spendCause } from '@shared/domain/ids'
import { spendAtCounter } from '@shared/domain/stored-value/counter'
import type { StoredValueRule } from '@shared/domain/stored-value/types'
import { storedValueText } from '@shared/text/stored-value'
import type { Handler } from '../../platform/context'
import { inputHashOf } from '../../platform/order-number'
import { knownCampaigns } from '../campaign/open-campaigns'
import { bookStored, refused, refuseNew, type Served, served } from './at-counter'

const needsPayCode = ({ paying, rule }: Served, amountFen: number) =>
  !paying && amountFen > rule.memberCodeMostFen

function refusePayCode({ memberCodeMostFen }: StoredValueRule): Refusal {
  if (memberCodeMostFen === 0) return refuse('PAY_CODE_NEEDED')
  return refuse('PAY_CODE_NEEDED', storedValueText.payCodeAbove(memberCodeMostFen))
}

/**
 * Pays a bill from stored value, once per command, never beyond what is held, and earns on its principal. 5
 * trips with the router's.
 */
export const spendStored: Handler<'storedValue.spend'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, customerId, storeId, amountFen } = input
  const admitted = await served(context, input)
  if (!admitted.ok) return admitted
  const serving = admitted.data
  const inputHash = inputHashOf(['spend', staff._id, customerId, storeId, amountFen])
  const campaigns = await knownCampaigns(brand._id)
  const { permitId, day } = serving
  const reserved = { commandId, kind: 'spend' as const, memberId: customerId, inputHash, amount: amountFen }
  const command = { ...reserved, permitId, day, cause: spendCause(customerId, commandId), most: null }
  return bookStored(context, command, snapshot => {
    const refusal = refuseNew(serving, snapshot)
    if (refusal) return refused(refusal)
    if (!snapshot.booked && needsPayCode(serving, amountFen)) return refused(refusePayCode(serving.rule))
    const counter = { storeId, staffId: staff._id }
    const bill = { customerId, commandId, inputHash, counter, amountFen, campaigns, now }
    const decision = spendAtCounter({ ...snapshot, brand, ...bill })
    if (decision.kind === 'conflict') return refused(refuse('CONFLICT'))
    if (decision.kind !== 'short') return decision
    const { missingFen } = decision
    return refused(refuse('STORED_SHORT', storedValueText.short(missingFen), { missingFen }))
  })
}
