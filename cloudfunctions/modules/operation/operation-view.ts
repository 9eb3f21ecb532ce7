import type { OperationView } from '@shared/contract/actions/operation'
import type { OperationDoc } from '@shared/domain/operation/types'

/** An operation as the brand's people read it; no id of a staff member leaves the server. */
export const operationView = (operation: OperationDoc): OperationView => ({
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
