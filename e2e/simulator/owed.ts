import type { MemberDoc } from '@shared/domain/account/types'
import { isRefused } from '@shared/domain/adjustment/adjust'
import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import { NEVER } from '@shared/domain/due'
import { adjustCause } from '@shared/domain/ids'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import { refundableFenOf } from '@shared/domain/order/refunded'
import type { OrderDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import type { Simulation } from './simulation'

/** What the documents still owe to an order, a member, an exchange or a shard once all has come to rest. */
export function owed({ database }: Simulation): string[] {
  const all = <D>(collection: string) => database.all(collection) as unknown as D[]
  return [
    ...all<OrderDoc>('orders')
      .filter(order => order.settledVersion !== order.version && !isLeftToTill(order))
      .map(({ _id }) => `the order ${_id} is not settled`),
    ...all<MemberDoc>('members')
      .filter(({ journal, holds }) => journal.length + holds.length > 0)
      .map(({ _id, journal, holds }) => `${_id} keeps ${journal.length} entries and ${holds.length} holds`),
    ...all<StockShardDoc>('stockShards')
      .filter(({ reservations }) => reservations.length > 0)
      .map(({ _id, reservations }) => `${_id} keeps ${reservations.length} reservations`),
    ...all<ExchangeDoc>('exchanges')
      .filter(({ state, returnToken }) => state === 'open' || (isOver(state) && returnToken === ''))
      .map(({ _id, state }) => `the exchange ${_id} is ${state} and its unit out`),
    ...all<ProposalDoc>('proposals').flatMap(proposal => unlikeItsEntry(proposal, all('ledger'))),
    ...all<OperationDoc>('operations')
      .filter(({ dueAt }) => dueAt < NEVER)
      .map(({ _id }) => `the operation ${_id} is not carried out`),
    ...doubled(all('exchanges')),
    ...all<ExchangeDoc>('exchanges').flatMap(exchange => moneyKept(exchange, all('orders'))),
  ]
}

/** A basket whose payment never came: the till may still take the money, so nothing is decided here. */
const isLeftToTill = ({ source, paid, refunds }: OrderDoc) =>
  source === 'till' && !paid && refunds.length === 0

const isOver = (state: ExchangeDoc['state']) =>
  state === 'cancelled' || state === 'lapsed' || state === 'unpaid'

/** Money of an exchange that came to an end ungiven, and is not on its way back. */
function moneyKept({ _id, state, cash }: ExchangeDoc, orders: readonly OrderDoc[]): string[] {
  const order = orders.find(each => each._id === cash?.orderId)
  if (state === 'paying') return [`the exchange ${_id} still waits for its money`]
  if (!order || !(isOver(state) || state === 'void')) return []
  const kept = refundableFenOf(order)
  return kept > 0 ? [`the exchange ${_id} is ${state}, and ${kept} fen of its money are kept`] : []
}

/** Nothing approved is left undone; booked or impossible is what the entry says. */
function unlikeItsEntry(
  { _id, memberId, commandId, state }: ProposalDoc,
  ledger: readonly LedgerEntry[],
): string[] {
  const entry = ledger.find(each => each._id === adjustCause(memberId, commandId))
  const possible = !entry ? ['open', 'refused'] : isRefused(entry) ? ['impossible'] : ['booked']
  return possible.includes(state) ? [] : [`the proposal ${_id} is ${state}`]
}

/**
 * A command is one exchange of its card, in whatever period it was sent again. Two cards may send one id, and
 * one id for two goods is no repeat.
 */
function doubled(exchanges: readonly ExchangeDoc[]): string[] {
  const done = exchanges.filter(({ state }) => state !== 'open' && state !== 'void')
  const commands = done.map(({ memberId, commandId, goodsId }) => `${memberId} ${commandId} ${goodsId}`)
  return commands
    .filter((command, i) => commands.indexOf(command) < i)
    .map(command => `${command} was exchanged twice`)
}
