import { accept, type Outcome, refuse } from '@shared/contract'
import { handleOf, idOfHandle } from '../platform/vault'

/** Fields of staff's commands and answers whose ids hold the openid of a customer or of a colleague. */
const HANDLED: readonly string[] = ['couponId', 'customerId', 'entryId', 'exchangeId', 'staffId']
/** Views whose own `id` does. */
const VIEWS: readonly string[] = ['coupon', 'entry']

/** A staff command with its handles opened: behind the router every id is what it is in the database. */
export function openHandles(input: unknown, brandId: string): Outcome<unknown> {
  const opened: Record<string, unknown> = { ...(input as object) }
  for (const field of HANDLED) {
    const handle = opened[field]
    if (typeof handle !== 'string') continue
    const id = idOfHandle(handle, brandId)
    if (id === null) return refuse('BAD_INPUT', undefined, { field: `input.${field}` })
    opened[field] = id
  }
  return accept(opened)
}

/**
 * A staff answer, or the facts of a refusal, with handles in place of those ids: no openid of a customer
 * reaches a clerk's phone.
 */
export function withHandles(outcome: Outcome<unknown>, brandId: string): Outcome<unknown> {
  return 'data' in outcome ? { ...outcome, data: handled(outcome.data, '', brandId) } : outcome
}

function handled(value: unknown, name: string, brandId: string): unknown {
  if (Array.isArray(value)) return value.map(each => handled(each, name, brandId))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const hidden = HANDLED.includes(field) || (field === 'id' && VIEWS.includes(name))
      return [
        field,
        hidden && typeof inner === 'string' ? handleOf(inner, brandId) : handled(inner, field, brandId),
      ]
    }),
  )
}
