import { type ActionName, accept, type Outcome, type RefusalCode } from '@shared/contract'
import type { BatchChanged } from '@shared/contract/actions/coupon-batch'
import type { BatchFacts } from '@shared/domain/coupon/batch-problems'
import type { BatchDecision, BatchRefusal, By } from '@shared/domain/coupon/edit-batch'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { refused } from '@shared/domain/operation/decision'
import { type BatchAct, batchChanges, batchOperationWords } from '@shared/text/batches'
import type { StaffContext } from '../../platform/context'
import { operate } from '../operation/operate'
import { contentsOf, surroundingsOf } from './batch-facts'
import { batchView } from './batch-view'

const REFUSALS: Readonly<Record<BatchRefusal, RefusalCode>> = {
  unsound: 'SUBJECT_UNSOUND',
  fixed: 'SUBJECT_FIXED',
  state: 'STEP_NOT_POSSIBLE',
  waiting: 'REQUEST_WAITING',
  'no-request': 'REQUEST_NOT_FOUND',
  own: 'REQUEST_OWN',
  reason: 'REASON_NEEDED',
}

/** A command about one batch, with what it does in words and as a rule. */
export interface BatchCommand {
  batchId: string
  /** 0 = a new one. */
  version: number
  commandId: string
  reason?: string | undefined
  action: ActionName
  act: BatchAct
  /** What else was sent. */
  input: unknown
  /** Batches that the command itself names. */
  contents?: string[]
  decide(existing: BatchDoc | null, by: By, facts: BatchFacts): BatchDecision
}

/**
 * One change of a batch by staff who manage the brand, once per command. Trips as of `operate`, 1 more for a
 * pack.
 */
export async function changeBatch(
  context: StaffContext,
  { batchId, act, contents = [], decide, reason = '', ...command }: BatchCommand,
): Promise<Outcome<BatchChanged>> {
  const { staff, now } = context
  const by = { staffId: staff._id, staffName: staff.name, now }
  const around = (batch: BatchDoc | null) =>
    surroundingsOf(context, [...contents, ...(batch ? contentsOf(batch) : [])])
  const changed = await operate(
    context,
    { ...command, kind: 'batch', subjectId: batchId, reason },
    {
      decide: async existing => decide(existing, by, (await around(existing)).facts),
      refusals: REFUSALS,
      words: async (before, next) => {
        const { names } = await around(next)
        return { words: batchOperationWords(act, before, next), changes: batchChanges(before, next, names) }
      },
    },
  )
  if (!changed.ok) return changed
  return accept({ batch: batchView(changed.data, await around(changed.data), staff) })
}

/** Of commands about a batch that exists: `operate` refuses the others first. */
export const ofExisting =
  (decide: (existing: BatchDoc, by: By, facts: BatchFacts) => BatchDecision): BatchCommand['decide'] =>
  (existing, by, facts) =>
    existing ? decide(existing, by, facts) : refused('state')
