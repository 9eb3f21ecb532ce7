import { evalExpr, expressions } from '../mingo-parts'
import { isDoc, type Value } from '../values'
import { type Expression, isNothing, operandsOf } from './operands'

const MINGO = expressions as unknown as Record<string, Expression>

/** Logarithms of what is not positive are refused; mingo answers null. */
const ofPositive =
  (operator: string): Expression =>
  (doc, operand, options) => {
    const values = operandsOf(doc, operand, options)
    if (values.some(isNothing)) return null
    if (!values.every(value => typeof value === 'number' && value > 0))
      throw new Error(`${operator}'s argument must be a positive number`)
    return (MINGO[operator] as Expression)(doc, operand, options)
  }

export const ARITHMETIC: Record<string, Expression> = {
  $ln: ofPositive('$ln'),
  $log: ofPositive('$log'),
  $log10: ofPositive('$log10'),
  $mod: (doc, operand, options) => {
    if (operandsOf(doc, operand, options)[1] === 0) throw new Error("can't $mod by zero")
    return (MINGO.$mod as Expression)(doc, operand, options)
  },
  $trunc: (doc, operand, options) => {
    const values = operandsOf(doc, operand, options)
    if (values.length !== 1) throw new Error('Expression $trunc takes exactly 1 argument')
    if (isNothing(values[0])) return null
    if (typeof values[0] !== 'number') throw new Error(`$trunc only supports numeric types`)
    return Math.trunc(values[0])
  },
  /** No branch and no default is an error; mingo answers nothing. */
  $switch: (doc, operand, options) => {
    const { branches, default: otherwise } = isDoc(operand) ? operand : {}
    if (!Array.isArray(branches) || branches.length === 0)
      throw new Error('$switch requires at least one branch')
    const hit = branches.find(
      branch => isDoc(branch) && isTrue(evalExpr(doc, branch.case, options) as Value | undefined),
    )
    if (hit === undefined && otherwise === undefined)
      throw new Error('$switch could not find a matching branch for an input, and no default was specified.')
    return evalExpr(doc, isDoc(hit) ? hit.then : otherwise, options) as Value
  },
}

const isTrue = (value: Value | undefined) => !isNothing(value) && value !== false && value !== 0
