import type { OutputOf } from '@shared/contract'
import type { OperationView } from '@shared/contract/actions/operation'
import type { Failure } from '@/api/answer'

export type Operations = OutputOf<'operation.list'>
export type Operation = Operations['operations'][number]
export type Kind = Operation['kind']

/** What others changed since the version that a refused save was made from; `[]` for any other failure. */
export function changesSince(failure: Failure): OperationView[] {
  if (failure.kind !== 'refused' || failure.code !== 'SUBJECT_CHANGED') return []
  return (failure.data as { since?: OperationView[] } | undefined)?.since ?? []
}

/** The fields that a refusal names; `[]` where it names none. */
export function fieldsNamed(failure: Failure | undefined): string[] {
  if (failure?.kind !== 'refused') return []
  return (failure.data as { fields?: string[] } | undefined)?.fields ?? []
}
