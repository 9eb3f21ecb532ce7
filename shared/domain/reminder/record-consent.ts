import type { ConsentDoc } from './types'

const KEPT_COMMANDS = 10
/** More would only promise messages there will be no reason to send. */
const MOST_LEFT = 5

type Answered = Pick<ConsentDoc, 'brandId' | 'memberId' | 'kind' | 'answer'> & {
  id: string
  commandId: string
}

export type ConsentDecision =
  | { kind: 'insert'; consent: ConsentDoc }
  | { kind: 'update'; consent: ConsentDoc; before: number }
  | { kind: 'already'; consent: ConsentDoc }

/**
 * Counts one answer of WeChat's dialogue, once per command. A "no" takes nothing back: WeChat keeps earlier
 * consents.
 */
export function recordConsent(known: ConsentDoc | null, answered: Answered, now: number): ConsentDecision {
  const { id, commandId, brandId, memberId, kind, answer } = answered
  if (known?.commands.includes(commandId)) return { kind: 'already', consent: known }
  const left = Math.min(MOST_LEFT, (known?.left ?? 0) + (answer === 'accept' ? 1 : 0))
  const consent: ConsentDoc = {
    _id: id,
    brandId,
    memberId,
    kind,
    version: (known?.version ?? 0) + 1,
    left,
    commands: [...(known?.commands ?? []), commandId].slice(-KEPT_COMMANDS),
    answer,
    answeredAt: now,
    sentFor: known?.sentFor ?? [],
    dueAt: left > 0 ? now : (known?.dueAt ?? now),
  }
  return known ? { kind: 'update', consent, before: known.version } : { kind: 'insert', consent }
}
