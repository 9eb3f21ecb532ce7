import type { InputOf } from '@shared/contract'
import type { BatchDoc, BatchTermsDoc } from '@shared/domain/coupon/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'
import { couponFields } from './coupon-fields'

/** What staff do with batches, and what is stored afterwards. */
export function batchDesk(shop: Shop) {
  const desk = {
    save: (over: Partial<InputOf<'coupon.saveBatch'>> = {}, by: Someone = PEOPLE.he) =>
      shop.when(by, 'coupon.saveBatch', {
        commandId: shop.command(),
        publish: false,
        batch: couponFields(),
        ...over,
      }),
    /** A batch that was saved; fails the test when it was not. */
    saved: async (over: Partial<InputOf<'coupon.saveBatch'>> = {}, by: Someone = PEOPLE.he) => {
      const answer = await desk.save(over, by)
      if (!answer.ok) throw new Error(`not saved: ${answer.code} ${JSON.stringify(answer.data)}`)
      return answer.data.batch
    },
    batch: (id: string) => shop.one<BatchDoc>('batches', id),
    batches: () => shop.all<BatchDoc>('batches').filter(({ name }) => name.startsWith('冬茶')),
    shards: (id: string) => shop.all<StockShardDoc>('stockShards').filter(({ ownerId }) => ownerId === id),
    terms: (id: string) => shop.all<BatchTermsDoc>('batchTerms').filter(({ batchId }) => batchId === id),
    operations: (id: string) =>
      shop.all<OperationDoc>('operations').filter(({ subjectId }) => subjectId === id),
  }
  return desk
}
