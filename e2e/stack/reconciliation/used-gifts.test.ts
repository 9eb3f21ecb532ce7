import { clerkOf, previewed, takenGift } from '../crash/steps'
import { testStack } from '../harness'

const stack = testStack()
const shown = async () => {
  const opened = await stack.as('openid-shenhe').must('reconciliation.open', { month: '2026-11' })
  expect(stack.last('api').warnings).toEqual([])
  return opened.usedGifts
}

test('a gift used before its order was refunded stays used, and the finance page shows it', async () => {
  const { order, couponId } = await takenGift(stack)
  await clerkOf(stack).must('redemption.redeem', await previewed(stack, couponId))
  expect(await shown()).toEqual([])
  await stack.till.refund(order)
  await stack.sweep()
  const [gift, ...others] = await shown()
  expect([gift, others]).toMatchObject([
    { orderId: order.orderId, day: '2026-11-22', paidFen: 6800, refundedFen: 6800 },
    [],
  ])
  expect(gift?.name).not.toBe('')
  expect(stack.invariants().broken).toEqual([])
})

test('a gift that nobody used is taken back and not listed', async () => {
  const { order } = await takenGift(stack)
  await stack.till.refund(order)
  await stack.sweep()
  expect(await shown()).toEqual([])
  expect(stack.invariants().broken).toEqual([])
})
