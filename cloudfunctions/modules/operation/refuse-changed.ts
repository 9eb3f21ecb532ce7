import { type Refusal, refuse } from '@shared/contract'
import type { SubjectKind } from '@shared/domain/operation/types'
import { _, find } from '../../platform/database'
import { operationView, VIEWED } from './operation-view'

/** More than anyone reads before they begin anew from what is there now. */
const SHOWN = 10

/**
 * The refusal of a command that saw an older version, with what others changed since: field by field, newest
 * first. 1 trip.
 */
export async function refuseChanged({
  kind,
  subjectId,
  version,
}: {
  kind: SubjectKind
  subjectId: string
  version: number
}): Promise<Refusal> {
  const later = await find(
    'operations',
    { subjectId, kind, version: _.gt(version) },
    { orderBy: { version: 'desc' }, limit: SHOWN, only: VIEWED },
  )
  return refuse('SUBJECT_CHANGED', undefined, { since: later.map(operationView) })
}
