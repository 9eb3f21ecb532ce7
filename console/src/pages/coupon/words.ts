import type { OutputOf } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { type BatchFields, draftBatch } from '@shared/domain/coupon/batch-fields'
import type { BatchFacts } from '@shared/domain/coupon/batch-problems'
import { rulesIn } from '@shared/domain/coupon/edit-batch'
import type { BatchDoc, CouponRule } from '@shared/domain/coupon/types'
import { worstCostFen } from '@shared/domain/coupon/worst-cost'
import { NEVER } from '@shared/domain/due'
import { type BatchNames, batchStateWords } from '@shared/text/batches'
import { conditionWords } from '@shared/text/coupons'
import type { Tone } from '@/components/tag'

export type Batches = OutputOf<'coupon.batches'>
export type Batch = Batches['batches'][number]
export type SavedBatch = OutputOf<'coupon.saveBatch'>['batch']

/** A new batch: nothing is given yet, every store, for as long as it lasts. */
export const NEW_BATCH: BatchFields = {
  kind: 'coupon',
  name: '',
  total: 0,
  channel: 'claim',
  limitPerMember: 1,
  needTier: '',
  claimFromAt: 0,
  claimToAt: NEVER,
  placements: [],
  rule: {
    benefit: { kind: 'reduction', offFen: 0 },
    thresholdFen: 0,
    validity: { mode: 'after-taking', delayDays: 0, days: 14 },
    stores: ['*'],
    times: [],
    uses: 1,
    notWith: '',
  },
}

/** The document as the rules and sentences of `shared` read it. */
const docOf = (brandId: string, { batchId, fields, createdAt, version, state }: SavedBatch): BatchDoc => ({
  ...draftBatch(batchId, brandId, fields, createdAt),
  version,
  state,
  ruleVersion: state === 'draft' ? 0 : 1,
})

/** What is typed, as a document that is not saved yet. */
export const typedDoc = ({ brand }: Batches, fields: BatchFields, now: number): BatchDoc =>
  draftBatch('', brand.id, fields, now)

/** What a batch is held against: the same facts as on the server. */
export const factsOf = ({ brand, batches, stores, aloneFen }: Batches, now: number): BatchFacts => ({
  now,
  timeZone: brand.timeZone,
  storeIds: stores.map(({ id }) => id),
  tierIds: brand.tiers.map(({ id }) => id),
  contents: batches.map(batch => docOf(brand.id, batch)),
  aloneFen,
})

/** What the sentences about a batch name. */
export const namesOf = ({ brand, batches, stores }: Batches, now: number): BatchNames => ({
  now,
  today: dayOf(now, brand.timeZone),
  timeZone: brand.timeZone,
  storeCount: stores.length,
  storeName: storeId => stores.find(({ id }) => id === storeId)?.name ?? '',
  tierName: tierId => brand.tiers.find(({ id }) => id === tierId)?.name ?? '',
  batchName: batchId => batches.find(batch => batch.batchId === batchId)?.fields.name ?? '',
})

/** The most it costs, as the server counts it. */
export const worstOf = (doc: BatchDoc, { contents }: BatchFacts, units = doc.total): number | null =>
  worstCostFen(rulesIn(doc, contents), units)

export const ruleOf = (fields: BatchFields): CouponRule | null =>
  fields.kind === 'coupon' ? fields.rule : null

const FEW = 0.05

/** The state in a word: what needs a look before what goes by itself. */
export function stateTag(
  { state, request, stock, fields }: Batch,
  now: number,
): { word: string; tone: Tone } {
  if (request) return { word: '等点头', tone: 'warn' }
  if (state !== 'open') return { word: batchStateWords[state], tone: 'plain' }
  if (fields.claimToAt <= now) return { word: '领取已结束', tone: 'plain' }
  if (stock.left === 0) return { word: '发完了', tone: 'warn' }
  if (fields.claimFromAt > now) return { word: '没开始', tone: 'info' }
  if (stock.left <= stock.total * FEW) return { word: '快发完', tone: 'warn' }
  return { word: batchStateWords.open, tone: 'ok' }
}

/** Below the name: when it can be used, or how many coupons a pack holds. */
export function underName(fields: BatchFields): string {
  if (fields.kind === 'pack') return `一包 ${fields.contents.length} 张`
  const { validity } = fields.rule
  const when = validity.mode === 'period' ? `到 ${validity.toDay.slice(5)}` : `领后 ${validity.days} 天`
  return `${conditionWords(fields.rule)} · ${when}`
}
