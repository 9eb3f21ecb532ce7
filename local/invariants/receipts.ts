import { type Invariant, say, sum } from './books'

/**
 * One ticket, one claim: what an order gave went to one person, under whatever ids they have had, and to
 * no person before a claim.
 */
export const eachOrderPaysOnePerson: Invariant = {
  name: '一单只记给一个人',
  broken: ({ orders, entries, members }) =>
    orders.flatMap(order => {
      const booked = entries.filter(entry => entry.ref === order._id).map(entry => entry.memberId)
      const survivors = new Set(booked.map(id => survivorOf(id, members)))
      return [
        ...say(survivors.size <= 1, `${order._id} 记给了 ${survivors.size} 个人`),
        ...say(order.memberId !== '' || booked.length === 0, `${order._id} 没有人领，却记了积分`),
        ...say(
          booked.length === 0 || survivors.has(survivorOf(order.memberId, members)),
          `${order._id} 的积分记给了别人`,
        ),
      ]
    }),
}

function survivorOf(id: string, members: readonly { _id: string; mergedInto: string }[]): string {
  const next = members.find(member => member._id === id)?.mergedInto ?? ''
  return next === '' ? id : survivorOf(next, members)
}

/** However its number is written, a slip of a store is one sale on one day (C11). */
export const aSlipIsOneSale: Invariant = {
  name: '一张小票只算一单',
  broken: ({ orders }) => {
    const sales = orders.filter(({ slipNumber, paid }) => slipNumber !== undefined && paid)
    const keys = sales.map(({ storeId, slipNumber = '', paid }) => {
      const parts = slipNumber.toLowerCase().match(/\d+|\D+/g) ?? []
      return `${storeId} ${paid?.day} ${parts.map(part => part.replace(/^0+(?=\d)/, '')).join('')}`
    })
    return sales.flatMap(({ _id }, i) => say(keys.indexOf(keys[i] ?? '') === i, `${_id} 的小票已经算过一单`))
  },
}

/** Clerks give back no more than a sale brought, even when several do so concurrently. */
export const salesGiveBackNoMoreThanTheyBrought: Invariant = {
  name: '店员退的不超过收的',
  broken: ({ orders }) =>
    orders.flatMap(({ _id, paid, refunds }) => {
      const back = sum(refunds.filter(({ by }) => by !== undefined).map(({ fen }) => fen))
      return say(back <= (paid?.totalFen ?? 0), `${_id} 收了 ${paid?.totalFen ?? 0} 分钱，退了 ${back}`)
    }),
}
