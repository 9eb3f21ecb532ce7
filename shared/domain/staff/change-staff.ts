import { LIMITS } from '../limits'
import { mayGive, type Standing } from './giving'
import type { StaffDoc } from './types'

export interface StaffChange {
  id: string
  inputHash: string
}

export type StaffRefusal = 'own' | 'gone' | 'above' | 'changed'
export type StaffDecision =
  | { kind: 'write'; next: StaffDoc }
  /** Carried out before. */
  | { kind: 'already' }
  /** The id of the command had another purpose. */
  | { kind: 'conflict' }
  | { kind: 'refused'; reason: StaffRefusal }

export const versionOf = ({ version = 0 }: Pick<StaffDoc, 'version'>): number => version

/** Gives a staff member another role or other stores. */
export const changeStaff = (
  actor: StaffDoc,
  target: StaffDoc,
  version: number,
  standing: Standing,
  command: StaffChange,
): StaffDecision =>
  decide(actor, target, version, command, () => (mayGive(actor, standing) ? standing : null))

/** Takes a person out of the staff; their document stays, so that what they did keeps its name. */
export const removeStaff = (
  actor: StaffDoc,
  target: StaffDoc,
  version: number,
  command: StaffChange,
): StaffDecision => decide(actor, target, version, command, () => ({ active: false }))

/**
 * No person changes themselves, and only an owner changes an owner: so an owner is changed by another one,
 * who stays, and the last owner cannot go.
 */
function decide(
  actor: StaffDoc,
  target: StaffDoc,
  version: number,
  command: StaffChange,
  changes: () => Partial<StaffDoc> | null,
): StaffDecision {
  const known = target.commands?.find(({ id }) => id === command.id)
  if (known) return { kind: known.inputHash === command.inputHash ? 'already' : 'conflict' }
  if (target._id === actor._id) return { kind: 'refused', reason: 'own' }
  if (!target.active) return { kind: 'refused', reason: 'gone' }
  const fields = actor.active && mayGive(actor, target) ? changes() : null
  if (!fields) return { kind: 'refused', reason: 'above' }
  if (versionOf(target) !== version) return { kind: 'refused', reason: 'changed' }
  return { kind: 'write', next: changed(target, fields, command) }
}

/** The document after a change, with what changed it. */
export const changed = (staff: StaffDoc, fields: Partial<StaffDoc>, command: StaffChange): StaffDoc => ({
  ...staff,
  ...fields,
  version: versionOf(staff) + 1,
  commands: [...(staff.commands ?? []), command].slice(-LIMITS.staffCommands),
})
