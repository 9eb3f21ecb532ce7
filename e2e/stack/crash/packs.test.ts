import { newBuckets } from '@shared/domain/coupon/bucket'
import type { PackBatch } from '@shared/domain/coupon/types'
import type { TestStack } from '../harness'
import { cutEveryTrip } from './cut-every-trip'
import { command, customerOf, dying } from './steps'

const PACK = 'shanze:tea-pack'

/** A pack of two coupons that anybody may claim. */
async function packOnOffer({ stack: { cloud } }: TestStack): Promise<void> {
  const autumn = cloud.data.get('batches', 'shanze:autumn')
  const contents = ['shanze:autumn', 'shanze:lakeside']
  const pack = {
    ...autumn,
    _id: PACK,
    kind: 'pack',
    name: '茶礼包',
    total: 50,
    contents,
  } as unknown as PackBatch
  await cloud.data.insert('batches', [pack])
  await cloud.data.insert('buckets', newBuckets(pack, 'opening'))
  cloud.coldStart()
}
const claim = (stack: TestStack) =>
  customerOf(stack).attempt('coupon.claim', { commandId: command('pack'), batchId: PACK })

/** Packs of coupons. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'claim a pack',
    function: 'api',
    prepare: async stack => {
      await packOnOffer(stack)
      return () => claim(stack)
    },
  },
  {
    name: 'M46: finish by the sweeper a pack whose function died when only the pack stood',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await packOnOffer(stack)
      const atThePack = { action: 'database.insertDocument', collection: 'coupons', times: 1 }
      await dying(stack, { ...atThePack, mode: 'kill-after' }, () => claim(stack))
      await stack.stack.clock.advance(90_000)
      return () => stack.runJobs()
    },
  },
])
