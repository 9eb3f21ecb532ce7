import type { Decision } from '@shared/domain/operation/decision'

/** The document that a rule of the product decides on; the demo does nothing that the product refuses. */
export function decided<D>(decision: Decision<D, string>): D {
  if (decision.kind === 'change') return decision.next
  const why = decision.kind === 'refused' ? `${decision.reason} ${decision.fields.join()}` : 'nothing to do'
  throw new Error(`the demo asks for what is not possible: ${why}`)
}
