import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { type Books, type Invariant, say, sum } from './books'
import { balance } from './points'

/** Decided by a yes: its points were spent and one unit left the stock for it. */
const wasDone = ({ state }: ExchangeDoc) => state === 'paying' || wasGiven(state) || isOver(state)
const wasGiven = (state: ExchangeDoc['state']) =>
  state === 'ready' || state === 'received' || state === 'handed'
const isOver = (state: ExchangeDoc['state']) =>
  state === 'cancelled' || state === 'lapsed' || state === 'unpaid'

const isOfGoods = ({ kind }: StockShardDoc) => kind === 'goods'

/**
 * Every unit of exchange goods is in stock, promised to an exchange, out for one, or on its way back:
 * exactly one of them.
 */
export const goodsAreConserved: Invariant = {
  name: '兑换品的库存一件不多一件不少',
  broken: ({ stockShards, exchanges }) =>
    stockShards.filter(isOfGoods).flatMap(shard => {
      const mine = exchanges.filter(exchange => wasDone(exchange) && exchange.shardId === shard._id)
      const out = mine.filter(({ returnToken }) => returnToken === '')
      const promised = shard.reservations.filter(
        row => !row.back && !mine.some(({ token }) => token === row.token),
      )
      const returning = shard.reservations.filter(
        row => row.back && mine.some(({ returnToken }) => returnToken === row.token),
      )
      const counted = shard.left + promised.length + returning.length + out.length
      return [
        ...say(shard.left >= 0, `${shard._id} 库存为负`),
        ...say(counted === shard.total, `${shard._id} 共 ${shard.total} 件，数出 ${counted} 件`),
      ]
    }),
}

/** What was fetched was fetched once, by one clerk's word, and neither its points nor its unit came back. */
export const thingsAreHandedOverOnce: Invariant = {
  name: '每件兑换品最多交一次，交了的不退',
  broken: ({ exchanges, entries }) =>
    exchanges.flatMap(({ _id, state, handed, storeId, returnToken }) => {
      const back = entries.some(entry => entry.ref === _id && entry.kind === 'return')
      return [
        ...say((state === 'handed') === (handed !== null), `${_id} 是 ${state}，交货记录却对不上`),
        ...say(!handed || storeId === '' || handed.storeId === storeId, `${_id} 没在顾客选的店交货`),
        ...say(!back || isOver(state), `${_id} 是 ${state}，积分却退了`),
        ...say(returnToken === '' || isOver(state), `${_id} 是 ${state}，货却退回了货架`),
      ]
    }),
}

/**
 * What costs money is given only once its money is there, each order collects for one exchange, and what it
 * collects is what the exchange says.
 */
export const moneyBelongsToItsExchange: Invariant = {
  name: '积分加钱的兑换，钱到了才给，一单只付一件',
  broken: ({ exchanges, orders }) => {
    const orderOf = new Map(orders.map(order => [order._id, order]))
    return exchanges.flatMap(({ _id, state, cash }) => {
      if (!cash || state === 'open' || state === 'void') return []
      const order = orderOf.get(cash.orderId)
      return [
        ...say(order?.exchangeId === _id, `${_id} 的付款单不是为它开的`),
        ...say(order?.amountFen === cash.fen, `${_id} 要 ${cash.fen} 分钱，付款单是 ${order?.amountFen}`),
        ...say(!wasGiven(state) || Boolean(order?.paid), `${_id} 是 ${state}，钱却没有付`),
      ]
    })
  },
}

/**
 * What an exchange cost is held while it is open, spent once it is decided, and back when it is void,
 * cancelled or lapsed.
 */
export const exchangesCostWhatTheySay: Invariant = {
  name: '每笔兑换只扣一次积分，没换成的都退回',
  broken: books => books.exchanges.flatMap(exchange => costOf(books, exchange)),
}

function costOf(books: Books, exchange: ExchangeDoc): string[] {
  const entries = books.entries.filter(entry => entry.ref === exchange._id)
  const holds = books.members.flatMap(member => member.holds).filter(hold => hold.exchangeId === exchange._id)
  const inHolds = sum(holds.flatMap(hold => hold.lots).map(lot => lot.points))
  const out = balance(entries, 'member.held') + balance(entries, 'brand.spent')
  const held = balance(entries, 'member.held')
  const returned = entries.some(entry => entry.kind === 'return')
  const times = entries.filter(entry => entry.kind === 'hold').length
  const due = wasDone(exchange) && !returned ? exchange.points : 0
  return [
    ...say(times <= 1, `${exchange._id} 扣了 ${times} 次`),
    ...say(holds.length <= 1, `${exchange._id} 冻结了 ${holds.length} 次`),
    ...say(held === inHolds, `${exchange._id} 流水冻结 ${held}，账上冻结 ${inHolds}`),
    ...say(
      exchange.state === 'open' || exchange.state === 'void' ? out === held : out === due,
      `${exchange._id} 是 ${exchange.state}，却扣着 ${out}`,
    ),
    ...say(entries.filter(({ kind }) => kind === 'return').length <= 1, `${exchange._id} 退了两次`),
  ]
}

export const exchangeLimitsHold: Invariant = {
  name: '每人换的不超过上限',
  broken: ({ goods, exchanges }) =>
    goods.flatMap(each => {
      if (!each.limit) return []
      const { count } = each.limit
      const perPerson = new Map<string, number>()
      for (const { memberId, period } of exchanges.filter(
        exchange => exchange.goodsId === each._id && wasDone(exchange) && !isOver(exchange.state),
      )) {
        perPerson.set(`${memberId} ${period}`, (perPerson.get(`${memberId} ${period}`) ?? 0) + 1)
      }
      return [...perPerson].flatMap(([who, n]) =>
        say(n <= count, `${who} 换了 ${n} 件 ${each.name}，上限 ${count}`),
      )
    }),
}
