import { giftFields } from '../../../cloudfunctions/modules/campaign/testing/campaign-fields'
import { couponFields } from '../../../cloudfunctions/modules/coupon/testing/coupon-fields'
import { goodsFields } from '../../../cloudfunctions/modules/mall/testing/goods-fields'
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
  {
    name: 'start a campaign',
    function: 'api',
    prepare: async stack => {
      const made = { commandId: command('made'), campaign: giftFields() }
      const { campaignId, version } = (await managerOf(stack).must('campaign.save', made)).campaign
      const input = { commandId: command('start'), campaignId, version, step: 'start' as const }
      return () => managerOf(stack).attempt('campaign.step', input)
    },
  },
  {
    name: 'enter a store',
    function: 'api',
    prepare: async stack => {
      const store = {
        name: '龙井店',
        address: '',
        phone: '',
        location: null,
        hours: null,
        active: true,
        rank: 9,
      }
      return () => managerOf(stack).attempt('store.save', { commandId: command('enter'), store })
    },
  },
  {
    name: 'put units on top of goods',
    function: 'api',
    prepare: async stack => {
      const made = { commandId: command('made'), goods: goodsFields() }
      const { goodsId, version } = (await managerOf(stack).must('mall.saveGoods', made)).goods
      const input = { commandId: command('add'), goodsId, version, units: 1_500 }
      return () => managerOf(stack).attempt('mall.addStock', input)
    },
  },
])
