import type { StockChange } from './types'

/** What comes of a command about a document of the brand: the document afterwards, or why not. */
export type Decision<D, R extends string> =
  /** Nothing would be different. */
  | { kind: 'same' }
  | { kind: 'change'; next: D; stock: StockChange | null }
  /** `fields` names what stands against it. */
  | { kind: 'refused'; reason: R; fields: string[] }

export const change = <D>(next: D, stock: StockChange | null = null) =>
  ({ kind: 'change', next, stock }) as const

export const refused = <R extends string>(reason: R, fields: string[] = []) =>
  ({ kind: 'refused', reason, fields }) as const

/** What cannot be taken back asks for a reason of so many characters. */
export const LEAST_REASON = 4

/** Whether two plain values say the same: order of fields does not count, order of a list does. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other
  }
  const [left, right] = [one, other] as [Record<string, unknown>, Record<string, unknown>]
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return (
    Array.isArray(one) === Array.isArray(other) && [...names].every(name => isSame(left[name], right[name]))
  )
}
