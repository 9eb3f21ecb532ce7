import { evalExpr, expressions } from '../mingo-parts'
import { isDoc, type Value } from '../values'
import { type Expression, isNothing, operandsOf } from './operands'

const MINGO = expressions as unknown as Record<string, Expression>

/** A missing operand makes the whole null; mingo fails. */
const nullOfNothing =
  (operator: string): Expression =>
  (doc, operand, options) =>
    operandsOf(doc, operand, options).some(isNothing)
      ? null
      : (MINGO[operator] as Expression)(doc, operand, options)

export const LISTS: Record<string, Expression> = {
  $slice: nullOfNothing('$slice'),
  $setUnion: nullOfNothing('$setUnion'),
  $mergeObjects: (doc, operand, options) => {
    const one = Array.isArray(operand) ? operand : [operand]
    const merged: { [key: string]: Value } = {}
    for (const expression of one) {
      const value = evalExpr(doc, expression, options) as Value | undefined
      const parts = Array.isArray(value) && !Array.isArray(operand) ? value : [value]
      for (const part of parts) {
        if (isNothing(part)) continue
        if (!isDoc(part))
          throw new Error(`$mergeObjects requires object inputs, but input ${JSON.stringify(part)} is not`)
        Object.assign(merged, part)
      }
    }
    return merged
  },
  $cond: (doc, operand, options) => {
    const shape = Array.isArray(operand) ? operand.length === 3 : isDoc(operand) && isCond(operand)
    if (!shape) throw new Error("$cond takes exactly three arguments: 'if', 'then' and 'else'")
    return (MINGO.$cond as Expression)(doc, operand, options)
  },
  $ifNull: (doc, operand, options) => {
    if (!Array.isArray(operand) || operand.length !== 2)
      throw new Error('Expression $ifNull takes exactly 2 arguments')
    return (MINGO.$ifNull as Expression)(doc, operand, options)
  },
}

const isCond = (operand: { [key: string]: Value }) => Object.keys(operand).sort().join() === 'else,if,then'
