import { change, type Decision, isSame, LEAST_REASON, refused } from '../operation/decision'
import { addedParts, shardCount, splitStock } from '../stock/split'
import { type BatchFields, draftBatch, fieldsOf } from './batch-fields'
import { type BatchFacts, batchProblems, fixedFields } from './batch-problems'
import type { BatchDoc, BatchRequest, BatchState, CouponRule } from './types'
import { needsSecond, worstCostFen } from './worst-cost'

export type BatchRefusal =
  /** `fields` are not sound, or not together. */
  | 'unsound'
  /** `fields` of what is published cannot change like this. */
  | 'fixed'
  /** Not in this state. */
  | 'state'
  /** Something waits for a second person already. */
  | 'waiting'
  | 'no-request'
  /** The one who asked cannot be the one who agrees. */
  | 'own'
  | 'reason'
export type BatchDecision = Decision<BatchDoc, BatchRefusal>

/** Who decides, and when. */
export interface By {
  staffId: string
  staffName: string
  now: number
}

/** Sets the fields of a batch: of a draft any, of a published one those that make it no worse. */
export function saveBatch(
  existing: BatchDoc | null,
  wanted: { _id: string; brandId: string; fields: BatchFields; publish: boolean },
  by: By,
  facts: BatchFacts,
): BatchDecision {
  const { _id, brandId, fields, publish } = wanted
  if (existing?.state === 'ended') return refused('state')
  if (existing && existing.state !== 'draft') return changePublished(existing, fields, facts)
  const draft = existing
    ? ({ ...draftBatch(_id, brandId, fields, existing.createdAt), version: existing.version + 1 } as BatchDoc)
    : draftBatch(_id, brandId, fields, by.now)
  if (publish) {
    const asked = existing?.request && isSame(fieldsOf(existing), fields)
    return asked ? { kind: 'same' } : publishOrAsk(draft, by, facts)
  }
  return existing && !existing.request && isSame(fieldsOf(existing), fields)
    ? { kind: 'same' }
    : change(draft)
}

function changePublished(existing: BatchDoc, fields: BatchFields, facts: BatchFacts): BatchDecision {
  const before = fieldsOf(existing)
  if (isSame(before, fields)) return { kind: 'same' }
  const fixed = fixedFields(before, fields)
  if (fixed.length > 0) return refused('fixed', fixed)
  // Its time may have begun to run out since it was published: only what is new must be sound.
  const problems = batchProblems(fields, facts).filter(name => name !== 'claimToAt' && name !== 'validity')
  if (problems.length > 0) return refused('unsound', problems)
  const isNewTerms = before.name !== fields.name || !isSame(termsOf(before), termsOf(fields))
  const ruleVersion = existing.ruleVersion + (isNewTerms ? 1 : 0)
  return change({ ...existing, ...fields, version: existing.version + 1, ruleVersion } as BatchDoc)
}

const termsOf = (fields: BatchFields) => (fields.kind === 'coupon' ? fields.rule : fields.contents)

function publishOrAsk(draft: BatchDoc, by: By, facts: BatchFacts): BatchDecision {
  const problems = batchProblems(fieldsOf(draft), facts)
  if (problems.length > 0) return refused('unsound', problems)
  const worst = worstCostFen(rulesIn(draft, facts.contents), draft.total)
  return needsSecond(worst, facts.aloneFen)
    ? change({ ...draft, request: requestOf('publish', 0, by) })
    : published(draft)
}

/** Open from now on, with its whole stock on its shards. */
function published(draft: BatchDoc): BatchDecision {
  const next: BatchDoc = { ...draft, state: 'open', ruleVersion: 1, request: null }
  return change(next, { open: true, add: splitStock(draft.total, shardCount(draft.total)) })
}

const requestOf = (
  what: BatchRequest['what'],
  units: number,
  { staffId, staffName, now }: By,
): BatchRequest => ({
  what,
  units,
  by: staffId,
  byName: staffName,
  at: now,
})

/** The rule of a batch's coupon, or those of every coupon in its pack. */
export const rulesIn = (batch: BatchDoc, contents: readonly BatchDoc[]): CouponRule[] =>
  batch.kind === 'coupon'
    ? [batch.rule]
    : batch.contents.flatMap(id =>
        contents.flatMap(each => (each._id === id && each.kind === 'coupon' ? [each.rule] : [])),
      )

/** Puts units on top, at once or after a second person's word. */
export function addStock(existing: BatchDoc, units: number, by: By, facts: BatchFacts): BatchDecision {
  if (existing.state !== 'open' && existing.state !== 'paused') return refused('state')
  if (existing.request) return refused('waiting')
  const worst = worstCostFen(rulesIn(existing, facts.contents), existing.total + units)
  if (!needsSecond(worst, facts.aloneFen)) return grown(existing, units)
  return change({ ...existing, version: existing.version + 1, request: requestOf('stock', units, by) })
}

function grown(batch: BatchDoc, units: number): BatchDecision {
  const { total, state, version } = batch
  const next = { ...batch, version: version + 1, total: total + units, request: null }
  return change(next, { open: state === 'open', add: addedParts(total, units) })
}

/** A second person's word on what waits; the one who asked may only take it back. */
export function decideRequest(
  existing: BatchDoc,
  { approve, by }: { approve: boolean; by: By },
  facts: BatchFacts,
): BatchDecision {
  const { request, version } = existing
  if (!request) return refused('no-request')
  if (!approve) return change({ ...existing, version: version + 1, request: null })
  if (request.by === by.staffId) return refused('own')
  if (request.what === 'stock') return grown(existing, request.units)
  const problems = batchProblems(fieldsOf(existing), facts)
  if (problems.length > 0) return refused('unsound', problems)
  return published({ ...existing, version: version + 1 })
}

export const BATCH_STEPS = ['pause', 'resume', 'end'] as const
export type BatchStep = (typeof BATCH_STEPS)[number]

/** Where each step leads from; a step that is not named is refused. */
const STEPS: Readonly<Record<BatchStep, Partial<Record<BatchState, BatchState>>>> = {
  pause: { open: 'paused' },
  resume: { paused: 'open' },
  end: { draft: 'ended', open: 'ended', paused: 'ended' },
}

/** Stops handing out, goes on, or ends for good; what people hold stays as it is. */
export function stepBatch(existing: BatchDoc, step: BatchStep, reason: string): BatchDecision {
  const state = STEPS[step][existing.state]
  if (!state) return refused('state')
  if (step === 'end' && reason.length < LEAST_REASON) return refused('reason')
  const request = step === 'end' ? null : (existing.request ?? null)
  const next = { ...existing, version: existing.version + 1, state, request }
  return change(next, { open: state === 'open', add: [] })
}
