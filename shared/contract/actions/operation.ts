import * as v from 'valibot'
import type { Origin, SubjectKind, WordedChange } from '../../domain/operation/types'
import type { StaffRole } from '../../domain/staff/types'
import { action } from '../action'
import { cursor, id } from '../fields'

export interface OperationView {
  operationId: string
  kind: SubjectKind
  subjectId: string
  /** Its name after the change. */
  subjectName: string
  version: number
  byName: string
  role: StaffRole
  origin: Origin
  at: number
  words: string
  changes: WordedChange[]
  /** `''` = none was asked. */
  reason: string
}

export interface OperationsListed {
  /** Newest first; none is ever changed or deleted. */
  operations: OperationView[]
  next: string | null
}

const SUBJECT_KINDS = ['batch', 'campaign', 'store', 'goods'] as const satisfies readonly SubjectKind[]

/** What staff changed of what the brand offers: everything, one kind, or one document. */
export const listOperations = action<OperationsListed>()(
  'operation.list',
  'staff',
  v.strictObject({
    kind: v.optional(v.picklist(SUBJECT_KINDS)),
    subjectId: v.optional(id),
    after: v.optional(cursor),
  }),
)
