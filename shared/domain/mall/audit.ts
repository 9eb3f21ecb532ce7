import type { MemberDoc } from '../account/types'
import { balancesOf } from '../points/balances'
import type { LedgerEntry } from '../points/types'
import type { Reservation, StockShardDoc } from '../stock/types'
import { holdOf } from './hold-points'
import type { ExchangeDoc, ExchangeState } from './types'

/** Of these the points may have gone back. */
const ENDED: readonly ExchangeState[] = ['cancelled', 'lapsed', 'unpaid']

/** Its points were spent and a unit is out; what came to an end later was finished before. */
export const finished = ({ state }: ExchangeDoc) => state !== 'open' && state !== 'void'

/**
 * The rows of a shard that still keep a unit: taken for an undecided exchange, or on its way back. `own` =
 * finished ones of this shard.
 */
export function reservedOn(
  { reservations }: Pick<StockShardDoc, 'reservations'>,
  own: readonly ExchangeDoc[],
): Reservation[] {
  const used = new Set(own.map(({ token }) => token))
  const comingBack = new Set(own.map(({ returnToken }) => returnToken))
  return reservations.filter(({ token, back }) => (back ? comingBack.has(token) : !used.has(token)))
}

/**
 * One command that was paid for more than once (C4): `same` = every exchange of the person under that
 * command.
 */
export function auditCommand(exchange: ExchangeDoc, same: readonly ExchangeDoc[]): string[] {
  const paid = same.filter(finished).map(({ _id }) => _id)
  const isFirst = paid.sort()[0] === exchange._id
  return paid.length > 1 && isFirst ? [`${exchange._id}: its command has ${paid.length} exchanges`] : []
}

/**
 * Broken promises of one exchange: what its entries spent is its price once finished, nothing when void or
 * given back; while the hold exists or the return is owed, the points are held or still spent. What was
 * handed over is never given back. `entries` = those of the exchange; `people` = the holds of its owner.
 */
export function auditExchange(
  exchange: ExchangeDoc,
  people: Pick<MemberDoc, 'holds'>,
  entries: readonly LedgerEntry[],
): string[] {
  const balances = balancesOf(entries)
  const spent = balances['brand.spent'] ?? 0
  const held = balances['member.held'] ?? 0
  const hold = holdOf(people, exchange._id)
  const takenBack = entries.some(entry => entry.kind === 'return')
  const price = finished(exchange) && !takenBack ? exchange.points : 0
  const broken: string[] = []
  if (finished(exchange) && held + spent !== price)
    broken.push(`${exchange._id}: ${exchange.state}, ${spent} spent and ${held} held of ${price}`)
  if (!finished(exchange) && spent !== 0)
    broken.push(`${exchange._id}: ${exchange.state}, but ${spent} spent`)
  if (held > 0 !== (hold !== null))
    broken.push(`${exchange._id}: ${held} held, but ${hold ? 'a' : 'no'} hold`)
  if (takenBack && !ENDED.includes(exchange.state))
    broken.push(`${exchange._id}: ${exchange.state}, but its points went back`)
  if ((exchange.state === 'handed') !== (exchange.handed !== null))
    broken.push(`${exchange._id}: ${exchange.state}, handed over by ${exchange.handed?.staffId ?? 'no one'}`)
  if (held < 0 || held > exchange.points) broken.push(`${exchange._id}: ${held} held of ${exchange.points}`)
  return broken
}
