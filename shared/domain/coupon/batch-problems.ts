import { endOfDay } from '../calendar/day'
import { LIMITS } from '../limits'
import { isSame } from '../operation/decision'
import { verdictsOf } from '../placement/verdicts'
import type { BatchFields } from './batch-fields'
import type { BatchDoc, CouponRule } from './types'

/** What a batch's fields are held against. */
export interface BatchFacts {
  now: number
  timeZone: string
  storeIds: readonly string[]
  tierIds: readonly string[]
  /** The batches that a pack names, as far as they exist. */
  contents: readonly BatchDoc[]
  aloneFen: number
}

/** The fields that keep a batch from being published, by their names; empty = it may be. */
export function batchProblems(fields: BatchFields, facts: BatchFacts): string[] {
  const { needTier, claimFromAt, claimToAt, total, placements } = fields
  const problems =
    fields.kind === 'coupon' ? ruleProblems(fields.rule, facts) : packProblems(fields.contents, facts)
  if (needTier !== '' && !facts.tierIds.includes(needTier)) problems.push('needTier')
  if (claimFromAt >= claimToAt || claimToAt <= facts.now) problems.push('claimToAt')
  const verdicts = verdictsOf({ stocks: [total] }, placements, facts.now)
  if (verdicts.some(({ fits }) => !fits)) problems.push('total')
  return problems
}

/** A pack holds published coupons of the brand, none of them a pack (seed CP-18). */
function packProblems(contents: readonly string[], facts: BatchFacts): string[] {
  const isSound =
    contents.length >= 2 &&
    contents.length <= LIMITS.couponsPerPack &&
    contents.every(id =>
      facts.contents.some(({ _id, kind, ruleVersion }) => _id === id && kind === 'coupon' && ruleVersion > 0),
    )
  return isSound ? [] : ['contents']
}

function ruleProblems(rule: CouponRule, { now, timeZone, storeIds }: BatchFacts): string[] {
  const { benefit, thresholdFen, validity, stores, times } = rule
  const problems: string[] = []
  // Taking more off than the bill must reach makes the shop pay the customer.
  if (benefit.kind === 'reduction' && thresholdFen > 0 && benefit.offFen > thresholdFen)
    problems.push('benefit')
  if (validity.mode === 'period') {
    const { fromDay, toDay } = validity
    if (fromDay > toDay || endOfDay(toDay, timeZone) <= now) problems.push('validity')
  }
  if (!stores.includes('*') && !stores.every(id => storeIds.includes(id))) problems.push('stores')
  if (times.some(({ fromMinute, toMinute }) => fromMinute >= toMinute)) problems.push('times')
  return problems
}

/**
 * The fields that a published batch may not change like this: what people hold gets no worse and what is
 * announced ends no earlier (seed: limits can only grow, end can only be extended).
 */
export function fixedFields(before: BatchFields, after: BatchFields): string[] {
  const fixed: string[] = []
  const unchanged = ['kind', 'total', 'channel', 'needTier', 'claimFromAt'] as const
  fixed.push(...unchanged.filter(name => before[name] !== after[name]))
  if (after.limitPerMember < before.limitPerMember) fixed.push('limitPerMember')
  if (after.claimToAt < before.claimToAt) fixed.push('claimToAt')
  if (before.kind === 'coupon' && after.kind === 'coupon') fixed.push(...fixedInRule(before.rule, after.rule))
  if (before.kind === 'pack' && after.kind === 'pack' && before.contents.join() !== after.contents.join())
    fixed.push('contents')
  return fixed
}

function fixedInRule(before: CouponRule, after: CouponRule): string[] {
  const names = ['benefit', 'validity', 'times', 'uses'] as const
  const fixed: string[] = names.filter(name => !isSame(before[name], after[name]))
  if (after.thresholdFen > before.thresholdFen) fixed.push('thresholdFen')
  const covers = after.stores.includes('*') || before.stores.every(id => after.stores.includes(id))
  if (!covers) fixed.push('stores')
  return fixed
}
