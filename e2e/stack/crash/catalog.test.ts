import { couponFields } from '../../../cloudfunctions/modules/coupon/testing/coupon-fields'
import type { TestStack } from '../harness'
import { secondManager } from '../points/second-manager'
import { cutEveryTrip } from './cut-every-trip'
import { command } from './steps'

const managerOf = (stack: TestStack) => stack.as('openid-shenhe')
const saved = async (stack: TestStack, publish: boolean, total = 1_500) => {
  const input = { commandId: command('made'), publish, batch: couponFields({ total }) }
  return (await managerOf(stack).must('coupon.saveBatch', input)).batch
}

/** What a brand offers: a change and its row in the log are both there or neither, and stock grows once. */
cutEveryTrip([
  {
    name: 'publish a batch',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      const { batchId, version } = await saved(stack, false)
      const batch = couponFields({ total: 1_500 })
      const input = { commandId: command('publish'), batchId, version, publish: true, batch }
      return () => managerOf(stack).attempt('coupon.saveBatch', input)
    },
  },
  {
    name: 'put units on top of a batch',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      const { batchId, version } = await saved(stack, true)
      const input = { commandId: command('add'), batchId, version, units: 1_000 }
      return () => managerOf(stack).attempt('coupon.addStock', input)
    },
  },
  {
    name: 'stop a batch',
    function: 'api',
    prepare: async stack => {
      const { batchId, version } = await saved(stack, true)
      const input = { commandId: command('pause'), batchId, version, step: 'pause' as const }
      return () => managerOf(stack).attempt('coupon.stepBatch', input)
    },
  },
  {
    name: 'agree to a batch that costs more than one person may decide',
    function: 'api',
    prepare: async stack => {
      await secondManager(stack)
      const { batchId, version } = await saved(stack, true, 5_000)
      const input = { commandId: command('agree'), batchId, version, approve: true }
      return () => stack.as('openid-luyuan').attempt('coupon.decideBatch', input)
    },
  },
])
