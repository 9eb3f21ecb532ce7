import { type ActionName, accept, type Outcome, type RefusalCode, refuse } from '@shared/contract'
import type { Decision } from '@shared/domain/operation/decision'
import { operationOf } from '@shared/domain/operation/operation-of'
import type { OperationDoc, SubjectKind, Subjects, WordedChange } from '@shared/domain/operation/types'
import type { StaffContext } from '../../platform/context'
import { find, insert, read } from '../../platform/database'
import { inputHashOf } from '../../platform/order-number'
import { carryOut } from './carry-out'
import { refuseChanged } from './refuse-changed'
import { SUBJECTS } from './subjects'

/** A command of a staff member about one document of the brand. */
export interface SubjectCommand<K extends SubjectKind> {
  kind: K
  subjectId: string
  /** The version they saw; 0 = there is none yet. */
  version: number
  commandId: string
  action: ActionName
  /** Everything else that was sent. */
  input: unknown
  reason: string
}

export interface SubjectRules<K extends SubjectKind, R extends string> {
  decide(existing: Subjects[K] | null): Awaitable<Decision<Subjects[K], R>>
  refusals: Readonly<Record<R, RefusalCode>>
  /** The operation in words of the moment. */
  words(before: Subjects[K] | null, next: Subjects[K]): Awaitable<{ words: string; changes: WordedChange[] }>
}
type Awaitable<T> = T | Promise<T>

/** Ids of commands are made on phones: those of several people may meet. */
const SAME_ID = 10

/**
 * Changes one document of the brand and writes down who did, once per command: of two who saw the same
 * version one wins, the other is refused with what changed. A crash leaves either nothing, or the operation
 * with a sweeper that carries it out. 5 trips; with stock or terms 1 more.
 */
export async function operate<K extends SubjectKind, R extends string>(
  context: StaffContext,
  command: SubjectCommand<K>,
  rules: SubjectRules<K, R>,
): Promise<Outcome<Subjects[K]>> {
  const { brand } = context
  const { kind, subjectId, version, commandId } = command
  const { collection, notFound } = SUBJECTS[kind]
  const existing = (await read(collection, subjectId)) as Subjects[K] | null
  // After the subject, never beside it: what made the version that was read is then among the rows.
  const known = await find('operations', { commandId, brandId: brand._id }, { limit: SAME_ID })
  const [ofCommand] = [...known.filter(row => isMine(row, context, command)), ...known]
  if (ofCommand) return repeated(ofCommand, context, command)
  if (existing ? existing.brandId !== brand._id : version > 0) return refuse(notFound)
  if ((existing?.version ?? 0) !== version) return refuseChanged(command)

  const decision = await rules.decide(existing)
  if (decision.kind === 'same') return existing ? accept(existing) : refuse(notFound)
  if (decision.kind === 'refused') {
    return refuse(rules.refusals[decision.reason], undefined, { fields: decision.fields })
  }
  const { next, stock } = decision
  const { action, reason } = command
  const operation = operationOf(
    {
      kind,
      action,
      commandId,
      inputHash: hashOf(command),
      origin: context.session ? 'console' : 'phone',
      at: context.now,
      ...(await rules.words(existing, next)),
      reason,
      stock,
    },
    next,
    context.staff,
  )
  if ((await insert('operations', operation)) === 'duplicate') return lost(operation, context, command)
  await carryOut(operation)
  return accept(next)
}

const hashOf = ({ action, subjectId, version, reason, input }: SubjectCommand<SubjectKind>): string =>
  inputHashOf([action, subjectId, version, reason, input])

/** Sent by the same person with the same input. */
const isMine = (
  operation: OperationDoc,
  { staff }: StaffContext,
  command: SubjectCommand<SubjectKind>,
): boolean => operation.staffId === staff._id && operation.inputHash === hashOf(command)

/** The command has had its turn: what it left behind is the answer, for the same sender and input only. */
async function repeated<K extends SubjectKind>(
  operation: OperationDoc,
  context: StaffContext,
  command: SubjectCommand<K>,
): Promise<Outcome<Subjects[K]>> {
  if (!isMine(operation, context, command)) return refuse('CONFLICT')
  await carryOut(operation)
  return accept(operation.next as Subjects[K])
}

/** Another operation makes this version, or an earlier run of this very command does. */
async function lost<K extends SubjectKind>(
  { _id }: OperationDoc,
  context: StaffContext,
  command: SubjectCommand<K>,
): Promise<Outcome<Subjects[K]>> {
  const first = await read('operations', _id)
  if (!first) throw new Error(`operation ${_id} was there and is not`)
  if (first.commandId === command.commandId) return repeated(first, context, command)
  await carryOut(first)
  return refuseChanged(command)
}
