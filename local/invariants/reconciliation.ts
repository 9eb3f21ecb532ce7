import { type Invariant, say } from './books'

/**
 * A difference is called healed only when the order now bears what the bill said, and is settled at it or
 * still due.
 */
export const healedDifferencesAreInTheOrder: Invariant = {
  name: '补齐的对账差异都记在订单上',
  broken: ({ differences, orders }) =>
    differences
      .filter(difference => difference.state === 'healed')
      .flatMap(({ _id, orderId, refundNo, billFen }) => {
        const order = orders.find(each => each._id === orderId)
        const refund = order?.refunds.find(each => each.no === refundNo)
        const ours = refundNo === '' ? order?.paid?.totalFen : refund?.fen
        return [
          ...say(ours !== undefined, `${_id} 标成补齐，订单上却没有`),
          ...say(billFen === null || ours === billFen, `${_id} 账单 ${billFen} 分，订单 ${ours} 分`),
        ]
      }),
}

/** A day's bill counts each difference it found once. */
export const billsCountTheirDifferences: Invariant = {
  name: '每天的账单与差异条数对得上',
  broken: ({ checks, differences }) =>
    checks.flatMap(check => {
      if (check.kind !== 'bill' || check.state !== 'done') return []
      const own = differences.filter(({ mchid, day }) => mchid === check.mchid && day === check.day)
      return say(
        own.length >= check.differences,
        `${check._id} 记着 ${check.differences} 条差异，只有 ${own.length} 条`,
      )
    }),
}
