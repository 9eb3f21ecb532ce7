import type { Options } from 'mingo/types'
import { evalExpr } from '../mingo-parts'
import type { Value } from '../values'

/** An expression operator as mingo calls it; `undefined` represents a missing field. */
export type Expression = (doc: Value, operand: Value, options: Options) => Value | undefined

/** The operands of an operator, each worked out; one that is missing stays apart from null. */
export const operandsOf = (doc: Value, operand: Value, options: Options): (Value | undefined)[] =>
  (Array.isArray(operand) ? operand : [operand]).map(one => evalExpr(doc, one, options) as Value | undefined)

export const isNothing = (value: Value | undefined): value is null | undefined =>
  value === null || value === undefined
