import { type Invariant, say } from './books'

/** One ticket, one claim: what an order gave went to one person, under whatever ids they have had, and to nobody before a claim. */
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
