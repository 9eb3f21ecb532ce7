import { type ActionName, accept, actions, type Outcome, type Refusal, refuse } from '@shared/contract'
import * as v from 'valibot'

const NAME_LENGTH = 64
/** Longer than any path of the contract; an unknown field has whatever name its sender chose. */
const FIELD_LENGTH = 100
const name = v.pipe(v.string(), v.maxLength(NAME_LENGTH))

/** Loose, because the platform adds fields of its own (`userInfo`); what is inside `input` is strict. */
const Envelope = v.object({ action: name, brand: name, input: v.unknown() })

export interface Call {
  action: ActionName
  brandId: string
  input: unknown
}

/**
 * What is asked for, with its input checked against the contract, or the refusal that names the wrong field.
 */
export function readCall(event: unknown): Outcome<Call> {
  const envelope = v.safeParse(Envelope, event)
  if (!envelope.success) return badInput('', envelope.issues[0])
  const { action, brand, input } = envelope.output
  if (!isAction(action)) return refuse('UNKNOWN_ACTION', undefined, { action })
  // An object schema takes an empty list for an empty object.
  if (Array.isArray(input)) return refuse('BAD_INPUT', undefined, { field: 'input' })

  // Early ends keep a huge string from being run through every check after its length was refused.
  const checked = v.safeParse(actions[action].input, input, { abortEarly: true, abortPipeEarly: true })
  if (!checked.success) return badInput('input', checked.issues[0])
  return accept({ action, brandId: brand, input: checked.output })
}

function isAction(text: string): text is ActionName {
  return Object.hasOwn(actions, text)
}

/**
 * `field` is the path from the envelope on, such as `input.lines.0.quantity`, cut to a length that fits an
 * answer.
 */
function badInput(prefix: string, issue: v.BaseIssue<unknown>): Refusal {
  const field = [prefix, v.getDotPath(issue)].filter(Boolean).join('.').slice(0, FIELD_LENGTH)
  return refuse('BAD_INPUT', undefined, { field })
}
