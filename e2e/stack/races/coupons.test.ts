import type { CouponDoc } from '@shared/domain/coupon/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { clerkOf, dying, previewed, takenGift } from '../crash/steps'
import { testStack } from '../harness'
import { meanwhile, refundTold, writeTo } from './meanwhile'

/**
 * Two at once on a coupon or its shard, in the order that hurts (mutants M52, M66): without the guard each
 * test is red.
 */
const stack = testStack()
const LAKESIDE = 'shanze:lakeside'
const all = <D>(collection: string) => (stack.dump()[collection] ?? []) as unknown as D[]
const claimBy = (openid: string) => () =>
  stack.as(openid).attempt('coupon.claim', { commandId: `race-claim-of-${openid}`, batchId: LAKESIDE })
/** The function dies between stock and coupon. */
const diesClaiming = (openid: string) =>
  dying(stack, { action: 'database.insertDocument', mode: 'kill-before' }, claimBy(openid))

async function settled() {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
}

test('M66: a redemption undone while its order is refunded leaves the gift taken back', async () => {
  const { order, couponId } = await takenGift(stack)
  await clerkOf(stack).must('redemption.redeem', await previewed(stack, couponId))
  const undo = () =>
    clerkOf(stack).must('redemption.undo', { commandId: 'race-command-undo', couponId, useIndex: 0 })
  await meanwhile(stack, writeTo('coupons'), undo, () => refundTold(stack, order.outTradeNo, order.fen))
  await settled()
  const coupon = all<CouponDoc>('coupons').find(({ _id }) => _id === couponId)
  expect(coupon).toMatchObject({ state: 'DEACTIVATED', revoked: true, uses: [{ voided: {} }] })
})

test('M52: a unit taken while its shard is swept keeps the shard due, and its claim is finished', async () => {
  await diesClaiming('openid-first')
  await stack.stack.clock.advance(90_000)
  await meanwhile(stack, { function: 'jobs', ...writeTo('stockShards') }, stack.runJobs, () =>
    diesClaiming('openid-second'),
  )
  const shard = all<StockShardDoc>('stockShards').find(({ ownerId }) => ownerId === LAKESIDE)
  expect(shard?.reservations.map(({ memberId }) => memberId)).toEqual(['shanze:openid-second'])
  await settled()
  const owners = all<CouponDoc>('coupons').flatMap(({ batchId, memberId }) =>
    batchId === LAKESIDE ? [memberId] : [],
  )
  expect(owners).toEqual(expect.arrayContaining(['shanze:openid-first', 'shanze:openid-second']))
})
