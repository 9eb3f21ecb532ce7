import type { FaultRule } from '../../../local/cloud'
import type { PaidOrder, TestStack } from '../harness'

export const command = (name: string) => `crash-command-${name}`
const STORE = 'shanze:yunqi'
export const customerOf = (stack: TestStack) => stack.as('openid-linqing')
export const clerkOf = (stack: TestStack) => stack.as('openid-chenyi')

export const claim = (stack: TestStack) =>
  stack
    .as('openid-gushan')
    .attempt('coupon.claim', { commandId: command('claim'), batchId: 'shanze:lakeside' })
export const payment = (stack: TestStack) => stack.till.pay({ openid: customerOf(stack).openid, fen: 6800 })

export async function takenGift(stack: TestStack): Promise<{ order: PaidOrder; couponId: string }> {
  const order = await payment(stack)
  const { coupon } = await customerOf(stack).must('coupon.takeGift', {
    commandId: command('take-before'),
    orderId: order.orderId,
    index: 0,
  })
  return { order, couponId: coupon.id }
}

export async function previewed(stack: TestStack, couponId: string) {
  const { codes } = await customerOf(stack).must('coupon.open', { couponId })
  const seen = await clerkOf(stack).must('redemption.preview', {
    storeId: STORE,
    code: codes?.steps[0]?.code ?? '',
  })
  if (seen.kind !== 'coupon' || seen.verdict !== 'usable') throw new Error('the coupon should be usable')
  return { commandId: command('redeem'), storeId: STORE, couponId, permit: seen.permit }
}

/** Runs what a fault cuts down on its way, by default in `api`; from then on nothing is at fault. */
export async function dying(
  { stack: { cloud } }: TestStack,
  fault: FaultRule,
  run: () => Promise<unknown>,
): Promise<void> {
  const heal = cloud.faults.add({ function: 'api', ...fault })
  await run()
  heal()
}
