import type { TestStack } from '../harness'

export const YUNQI = 'shanze:yunqi'
export const LIN = 'openid-linqing'
export const clerkOf = (stack: TestStack) => stack.as('openid-chenyi')
export const managerOf = (stack: TestStack) => stack.as('openid-shenhe')

/** What a clerk knows after scanning the customer's rotating code. */
export async function scanned(stack: TestStack, who = LIN, clerk = clerkOf(stack)) {
  const { codes } = await stack.as(who).must('member.card', {})
  const seen = await clerk.must('redemption.preview', { storeId: YUNQI, code: codes.steps[0]?.code ?? '' })
  if (seen.kind !== 'member' || !seen.stored) throw new Error('the code should be a member with stored value')
  return { storeId: YUNQI, customerId: seen.customerId, permit: seen.permit }
}

/** What a clerk knows after scanning the code by which the customer pays. */
export async function paying(stack: TestStack, who = LIN, clerk = clerkOf(stack)) {
  const { payCodes } = await stack.as(who).must('storedValue.open', {})
  const seen = await clerk.must('redemption.preview', { storeId: YUNQI, code: payCodes.steps[0]?.code ?? '' })
  if (seen.kind !== 'member') throw new Error('a pay code should be a member')
  return { storeId: YUNQI, customerId: seen.customerId, permit: seen.permit }
}

/**
 * A customer tops up in the app and pays at WeChat's cashier; resolves when its notice has been answered, or
 * is lost.
 */
export async function topUpInApp(stack: TestStack, commandId: string, amountFen: number, who = LIN) {
  const { pay, ...order } = await topUpPlaced(stack, commandId, amountFen, who)
  await pay()
  return order
}

/** The same, placed; `pay` pays it, and again when called again. */
export async function topUpPlaced(stack: TestStack, commandId: string, amountFen: number, who = LIN) {
  const placed = await stack
    .as(who)
    .must('order.place', { commandId, storeId: YUNQI, what: { by: 'top-up', amountFen } })
  const prepayId = placed.payment.package.replace('prepay_id=', '')
  const pay = async () => {
    await stack.stack.pay.sim().cashier.pay(prepayId, who)
    await stack.stack.pay.quiet()
  }
  return { pay, outTradeNo: placed.outTradeNo, mchid: placed.mchid, orderId: placed.order.id, fen: amountFen }
}
