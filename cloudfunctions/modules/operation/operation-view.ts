import type { OperationView } from '@shared/contract/actions/operation'
import type { OperationDoc } from '@shared/domain/operation/types'

/** What the view is made of: without the documents that the rows carry. */
export const VIEWED = [
  'kind',
  'subjectId',
  'subjectName',
  'version',
  'staffName',
  'role',
  'origin',
  'at',
  'words',
  'changes',
  'reason',
] as const satisfies readonly (keyof OperationDoc)[]

/** An operation as the brand's people read it; no id of a staff member leaves the server. */
export const operationView = (
  operation: Pick<OperationDoc, '_id' | (typeof VIEWED)[number]>,
): OperationView => ({
  operationId: operation._id,
  kind: operation.kind,
  subjectId: operation.subjectId,
  subjectName: operation.subjectName,
  version: operation.version,
  byName: operation.staffName,
  role: operation.role,
  origin: operation.origin,
  at: operation.at,
  words: operation.words,
  changes: operation.changes,
  reason: operation.reason,
})
