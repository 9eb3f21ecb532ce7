import { auditUnits } from '../coupon/audit'
import type { MemberDoc } from '../member/types'
import { balancesOf } from '../points/balances'
import type { LedgerEntry } from '../points/types'
import { holdOf } from './hold-points'
import type { ExchangeDoc, GoodsDoc, ShelfDoc } from './types'

export const used = ({ state }: ExchangeDoc) => state === 'done' || state === 'returned'

/** Broken promises of one shelf, in words: units left, reserved and used sum to its total. */
export function auditShelf(shelf: ShelfDoc, exchanges: readonly ExchangeDoc[]): string[] {
  const own = exchanges.filter(exchange => used(exchange) && exchange.shelfId === shelf._id)
  const tokens = new Set(own.map(({ token }) => token))
  const reserved = shelf.pend.filter(({ token }) => !tokens.has(token)).length
  return auditUnits(shelf, own.length, reserved)
}

/** One command that was paid for more than once (C4): `same` = every exchange of the person under that command. */
export function auditCommand(exchange: ExchangeDoc, same: readonly ExchangeDoc[]): string[] {
  const paid = same.filter(used).map(({ _id }) => _id)
  const isFirst = paid.sort()[0] === exchange._id
  return paid.length > 1 && isFirst ? [`${exchange._id}: its command has ${paid.length} exchanges`] : []
}

/**
 * Broken promises of one exchange: what its entries spent is its price when done, nothing when void or returned; while the hold stands
 * or the return is owed, the points are held or still spent. `entries` = those of the exchange; `people` = the holds of whoever it belongs to.
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
  const price = used(exchange) && !(exchange.state === 'returned' && takenBack) ? exchange.points : 0
  const broken: string[] = []
  if (used(exchange) && held + spent !== price)
    broken.push(`${exchange._id}: ${exchange.state}, ${spent} spent and ${held} held of ${price}`)
  if (!used(exchange) && spent !== 0) broken.push(`${exchange._id}: ${exchange.state}, but ${spent} spent`)
  if (held > 0 !== (hold !== null))
    broken.push(`${exchange._id}: ${held} held, but ${hold ? 'a' : 'no'} hold`)
  if (held < 0 || held > exchange.points) broken.push(`${exchange._id}: ${held} held of ${exchange.points}`)
  return broken
}

/** Broken limits of one goods: nobody has more exchanges of a period than allowed. */
export function auditGoods(goods: GoodsDoc, exchanges: readonly ExchangeDoc[]): string[] {
  const { limit } = goods
  if (!limit) return []
  const counts = new Map<string, number>()
  for (const exchange of exchanges.filter(each => each.goodsId === goods._id && each.state === 'done')) {
    const key = `${exchange.memberId} ${exchange.period}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].flatMap(([key, n]) =>
    n > limit.count ? [`${goods._id}: ${key} has ${n} of ${limit.count}`] : [],
  )
}
