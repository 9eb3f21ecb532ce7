import { batchStock } from '@shared/domain/coupon/batch-stock'
import type { PackBatch } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { newShards } from '@shared/domain/stock/split'
import type { TestStack } from '../harness'
import { cutEveryTrip } from './cut-every-trip'
import { claim, clerkOf, command, customerOf, dying, payment, previewed, takenGift } from './steps'

const PACK = 'shanze:welcome-pack'
const claimPack = (stack: TestStack) =>
  stack.as('openid-gushan').attempt('coupon.claim', { commandId: command('claim-pack'), batchId: PACK })

/** Two of the demo's coupons as one unit. */
async function offerPack({ stack: { cloud } }: TestStack): Promise<void> {
  const pack: PackBatch = {
    _id: PACK,
    brandId: 'shanze',
    version: 1,
    createdAt: 0,
    kind: 'pack',
    name: '入会礼包',
    ruleVersion: 1,
    state: 'open',
    total: 20,
    channel: 'claim',
    limitPerMember: 1,
    needTier: '',
    claimFromAt: 0,
    claimToAt: NEVER,
    contents: ['shanze:afternoon', 'shanze:weekly'],
  }
  await cloud.data.insert('batches', [pack])
  await cloud.data.insert('stockShards', newShards(batchStock(pack)))
}

/** Coupons, redemptions and refunds. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'claim a coupon',
    function: 'api',
    cutTwice: true,
    prepare: async stack => () => claim(stack),
  },
  {
    name: 'take the gift of an order',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      const { orderId } = await payment(stack)
      return () =>
        customerOf(stack).attempt('coupon.takeGift', { commandId: command('take'), orderId, index: 0 })
    },
  },
  {
    name: 'open a coupon for the first time',
    function: 'api',
    prepare: async stack => {
      const { couponId } = await takenGift(stack)
      return () => customerOf(stack).attempt('coupon.open', { couponId })
    },
  },
  {
    name: 'free the number of a used coupon',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const input = await previewed(stack, (await takenGift(stack)).couponId)
      await clerkOf(stack).must('redemption.redeem', input)
      await stack.stack.clock.advance(600_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'redeem a coupon',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      const input = await previewed(stack, (await takenGift(stack)).couponId)
      return () => clerkOf(stack).attempt('redemption.redeem', input)
    },
  },
  {
    name: 'undo a redemption',
    function: 'api',
    prepare: async stack => {
      const input = await previewed(stack, (await takenGift(stack)).couponId)
      await clerkOf(stack).must('redemption.redeem', input)
      const undo = { commandId: command('undo'), couponId: input.couponId, useIndex: 0 }
      return () => clerkOf(stack).attempt('redemption.undo', undo)
    },
  },
  {
    name: 'refund a part of an order with a gift not taken',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      const order = await payment(stack)
      return () => stack.till.refund(order, { fen: 2900 })
    },
  },
  {
    name: 'refund a whole order with its gift in the wallet',
    function: 'http',
    cutTwice: true,
    repeatsItself: true,
    prepare: async stack => {
      const { order } = await takenGift(stack)
      return () => stack.till.refund(order)
    },
  },
  {
    name: 'finish a claim by the sweeper, when the claim died between stock and coupon',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await dying(stack, { action: 'database.insertDocument', mode: 'kill-before' }, () => claim(stack))
      await stack.stack.clock.advance(90_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'claim a pack of coupons',
    function: 'api',
    prepare: async stack => {
      await offerPack(stack)
      return () => claimPack(stack)
    },
  },
  {
    name: 'finish a pack by the sweeper (M46), when its claim died between the pack and its coupons',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await offerPack(stack)
      let inserted = 0
      const second = { collection: 'coupons', match: () => ++inserted > 1 }
      const fault = { action: 'database.insertDocument', mode: 'kill-before' as const, ...second }
      await dying(stack, fault, () => claimPack(stack))
      await stack.stack.clock.advance(90_000)
      return () => stack.runJobs()
    },
  },
])
