import type { OrderDoc, PickUpState } from '@shared/domain/order/types'
import { type Books, type Invariant, say, sum } from './books'

/** No two orders of a store and day share a number; a number is the order's place in the list of that day. */
export const pickUpNumbersAreOfOneOrder: Invariant = {
  name: '同一家店同一天的取单号只属于一单',
  broken: books => {
    const numbered = books.orders.filter(({ pickUp }) => pickUp)
    const keys = numbered.map(({ storeId, pickUp }) => `${storeId} ${pickUp?.day} ${pickUp?.number}`)
    return [
      ...keys.filter((key, i) => keys.indexOf(key) < i).map(key => `${key} 给了两单`),
      ...numbered.flatMap(order => say(isPlace(books, order), `${order._id} 的取单号不是它在名单里的位置`)),
      ...books.orders.filter(isOwedNumber).map(({ _id }) => `${_id} 付了款，没有取单号`),
    ]
  },
}

function isPlace({ pickUpDays }: Books, { _id, storeId, pickUp }: OrderDoc): boolean {
  const list = pickUpDays.find(day => day._id === `${storeId}:${pickUp?.day}`)
  return list?.orderIds.indexOf(_id) === (pickUp?.number ?? 0) - 1
}

/** Settled goods of the mini-program whose money was kept, at least in part. */
function isOwedNumber(order: OrderDoc) {
  const { source, paid, lines, topUp, exchangeId, refunds, version, settledVersion, pickUp } = order
  if (source !== 'app' || !paid || topUp || exchangeId || lines.length === 0 || pickUp) return false
  const done = refunds.filter(({ state }) => state === 'success')
  return settledVersion === version && sum(done.map(({ fen }) => fen)) < paid.totalFen
}

const RANK: Readonly<Record<PickUpState, number>> = { waiting: 0, making: 1, ready: 2, taken: 3 }

/** An order at the counter only moves forward, each step by one command, and is where the last one led. */
export const pickUpStepsGoForward: Invariant = {
  name: '取单的每一步只往前走，一次操作走一步',
  broken: books =>
    books.orders.flatMap(({ _id, pickUp }) => {
      if (!pickUp) return []
      const ranks = [0, ...pickUp.steps.map(({ to }) => RANK[to])]
      const commands = pickUp.steps.map(({ commandId }) => commandId)
      return [
        ...say(
          ranks.every((rank, i) => i === 0 || rank > (ranks[i - 1] ?? 0)),
          `${_id} 的取单步骤往回走了`,
        ),
        ...say(ranks[ranks.length - 1] === RANK[pickUp.state], `${_id} 的取单状态不是最后一步`),
        ...say(new Set(commands).size === commands.length, `${_id} 的一次操作走了两步`),
      ]
    }),
}
