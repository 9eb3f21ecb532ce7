import type { Value } from '../values'

/** What one operator does to one field: the new value, or `undefined` to leave it alone. */
export type Change = (field: {
  before: Value | undefined
  operand: Value
  path: string
  id: Value
}) => { value: Value } | undefined
