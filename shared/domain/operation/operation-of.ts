import { OPERATION_GRACE_MS } from '../due'
import { operationIdOf } from '../ids'
import type { StaffDoc } from '../staff/types'
import type { OperationDoc, Subject } from './types'

/** Everything an operation says of itself; the rest follows from the subject and who changed it. */
type Said = Pick<
  OperationDoc,
  'kind' | 'action' | 'commandId' | 'inputHash' | 'origin' | 'at' | 'words' | 'changes' | 'reason' | 'stock'
>

/** The row of one change: the subject as it is afterwards, still to be carried out. */
export function operationOf(
  said: Said,
  next: Subject,
  { _id: staffId, name: staffName, role }: Pick<StaffDoc, '_id' | 'name' | 'role'>,
): OperationDoc {
  const { _id: subjectId, brandId, name: subjectName, version } = next
  return {
    _id: operationIdOf(said.kind, subjectId, version),
    brandId,
    subjectId,
    subjectName,
    version,
    staffId,
    staffName,
    role,
    ...said,
    next,
    dueAt: said.at + OPERATION_GRACE_MS,
  }
}
