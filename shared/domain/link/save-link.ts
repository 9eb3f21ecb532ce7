import { NEVER } from '../due'
import { linkIdOf } from '../ids'
import { LIMITS } from '../limits'
import { addressesDueAt } from './address'
import type { LinkDoc } from './link-doc'
import { isTarget, sameTarget, type Target } from './targets'

/** What a person sets of a path. */
export type LinkFields = Pick<
  LinkDoc,
  'name' | 'place' | 'target' | 'storeId' | 'campaignId' | 'fromAt' | 'untilAt' | 'after' | 'tags'
>

export interface LinkCommand {
  id: string
  inputHash: string
  staffId: string
  now: number
}

/** Whether the fields fit together; the caller has checked that store, campaign and batch exist. */
export function areSound({ target, after, fromAt, untilAt }: LinkFields): boolean {
  return isTarget(target) && (after === null || isTarget(after)) && fromAt < untilAt
}

export function createLink(
  brandId: string,
  code: string,
  fields: LinkFields,
  { id, inputHash, now }: LinkCommand,
): LinkDoc {
  return {
    _id: linkIdOf(brandId, code),
    brandId,
    version: 1,
    ...fields,
    history: [],
    archived: false,
    createdAt: now,
    changedAt: now,
    commands: [{ id, inputHash }],
    codeImageId: '',
    urlLink: null,
    scheme: null,
    addressesMade: 0,
    dueAt: NEVER,
  }
}

export type LinkDecision =
  | { kind: 'write'; next: LinkDoc }
  /** Carried out before, or nothing would change. */
  | { kind: 'already' }
  /** The id of the command had another purpose. */
  | { kind: 'conflict' }
  /** Another staff member saved after this one looked. */
  | { kind: 'changed' }

/** Sets a path's fields; another target is remembered in the history, since a printed code led there. */
export function changeLink(
  link: LinkDoc,
  version: number,
  fields: LinkFields,
  command: LinkCommand,
): LinkDecision {
  return decide(link, version, command, () => ({
    ...fields,
    ...(sameTarget(link.target, fields.target) ? {} : { history: withFormer(link, command) }),
  }))
}

/** Archives a path, or brings it back: a code that is printed can never be taken out of the world. */
export function archiveLink(
  link: LinkDoc,
  version: number,
  archived: boolean,
  command: LinkCommand,
): LinkDecision {
  return decide(link, version, command, () => (link.archived === archived ? null : { archived }))
}

function decide(
  link: LinkDoc,
  version: number,
  { id, inputHash, now }: LinkCommand,
  changes: () => Partial<LinkDoc> | null,
): LinkDecision {
  const known = link.commands.find(command => command.id === id)
  if (known) return { kind: known.inputHash === inputHash ? 'already' : 'conflict' }
  if (link.version !== version) return { kind: 'changed' }
  const changed = changes()
  if (!changed) return { kind: 'already' }
  const next: LinkDoc = {
    ...link,
    ...changed,
    version: version + 1,
    changedAt: now,
    commands: remembered(link.commands, { id, inputHash }),
  }
  return { kind: 'write', next: { ...next, dueAt: addressesDueAt(next, now) } }
}

/** The command that made the path stays for ever: its repeat must never make a second one. */
function remembered([made, ...later]: LinkDoc['commands'], command: LinkDoc['commands'][number]) {
  const newest = [...later, command].slice(1 - LIMITS.linkCommands)
  return made ? [made, ...newest] : newest
}

const withFormer = ({ target, history }: LinkDoc, { staffId, now }: LinkCommand) =>
  [...history, { target: target satisfies Target, until: now, by: staffId }].slice(-LIMITS.linkTargets)
