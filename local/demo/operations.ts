import { dayOf } from '@shared/domain/calendar/day'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import type { CouponBatch } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import type { GoodsDoc } from '@shared/domain/mall/types'
import { operationOf } from '@shared/domain/operation/operation-of'
import type { OperationDoc, Subject, SubjectKind, WordedChange } from '@shared/domain/operation/types'
import { addedParts } from '@shared/domain/stock/split'
import { tierById } from '@shared/domain/tier/tier-of'
import { type BatchNames, batchChanges, batchOperationWords } from '@shared/text/batches'
import { campaignChanges, campaignOperationWords } from '@shared/text/campaigns'
import { goodsChanges, goodsOperationWords } from '@shared/text/goods'
import { storeChanges, storeOperationWords } from '@shared/text/store-changes'
import { brand, stores, TIME_ZONE } from './brand'
import { goodsVersions } from './mall'
import { manager } from './people'

/** The log of how the demo's offers came about, as the actions would have written it. */
export function operationsOf(
  begunAt: number,
  batches: readonly CouponBatch[],
  { draft, started }: { draft: CampaignDoc; started: CampaignDoc },
): OperationDoc[] {
  const at = started.fromAt
  const names = namesAt(at, batches)
  return [
    ...stores.map(store => {
      const clock = { now: begunAt, timeZone: TIME_ZONE }
      const said = { words: storeOperationWords(null, store), changes: storeChanges(null, store, clock) }
      return row('store', 'store.save', begunAt, store, said)
    }),
    ...goodsVersions.flatMap(versions =>
      versions.map((next, i) => goodsRow(versions[i - 1] ?? null, next, begunAt, batches)),
    ),
    ...batches.map(batch => {
      const changes = batchChanges(null, batch, namesAt(batch.createdAt, batches))
      const said = { words: batchOperationWords('save', null, batch), changes }
      const stock = { open: true, add: addedParts(0, batch.total) }
      return { ...row('batch', 'coupon.saveBatch', batch.createdAt, batch, said), stock }
    }),
    row('campaign', 'campaign.save', at, draft, {
      words: campaignOperationWords('save', null, draft),
      changes: campaignChanges(null, draft, names),
    }),
    row('campaign', 'campaign.step', at, started, {
      words: campaignOperationWords('start', draft, started),
      changes: campaignChanges(draft, started, names),
    }),
  ]
}

function goodsRow(
  before: GoodsDoc | null,
  next: GoodsDoc,
  at: number,
  batches: readonly CouponBatch[],
): OperationDoc {
  const names = namesAt(at, batches)
  const act = !before ? 'save' : next.onSale ? 'show' : 'add'
  const said = { words: goodsOperationWords(act, before, next), changes: goodsChanges(before, next, names) }
  const action = { save: 'mall.saveGoods', show: 'mall.stepGoods', add: 'mall.addStock' }[act]
  const add = act === 'add' ? addedParts(0, next.total) : []
  const stock = act === 'save' ? null : { open: next.onSale, add }
  return { ...row('goods', action, at, next, said), stock }
}

/** A row that has been carried out. */
function row(
  kind: SubjectKind,
  action: string,
  at: number,
  next: Subject,
  said: { words: string; changes: WordedChange[] },
): OperationDoc {
  const commandId = `demo-${kind}-${next._id.replace(':', '-')}-${next.version}`
  const sent = { kind, action, commandId, inputHash: '', origin: 'phone' as const, at, reason: '' }
  return { ...operationOf({ ...sent, ...said, stock: null }, next, manager), dueAt: NEVER }
}

const namesAt = (now: number, batches: readonly CouponBatch[]): BatchNames => ({
  now,
  today: dayOf(now, TIME_ZONE),
  timeZone: TIME_ZONE,
  storeCount: stores.length,
  storeName: storeId => stores.find(({ _id }) => _id === storeId)?.name ?? '',
  tierName: tierId => tierById(tierId, brand.tiers).name,
  batchName: batchId => batches.find(({ _id }) => _id === batchId)?.name ?? '',
})
