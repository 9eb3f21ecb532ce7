import type { Doc, Value } from '../../local/cloud/rules'
import type { Operator, OperatorName } from '../platform/database/operators'
import type { TransactionConflict } from '../platform/database/port'

/** The classes of the code that calls: an instance loaded by itself has its own. */
export interface Classes {
  Operator: typeof Operator
  TransactionConflict: typeof TransactionConflict
}

const CONDITIONS: Partial<Record<OperatorName, string>> = {
  neq: '$ne',
  gt: '$gt',
  gte: '$gte',
  lt: '$lt',
  lte: '$lte',
  exists: '$exists',
  size: '$size',
}

/** A filter of the port in MongoDB's words. */
export function filterOf(filter: object, classes: Classes): Doc {
  if (filter instanceof classes.Operator) {
    return { $or: (filter.operands as object[]).map(each => filterOf(each, classes)) }
  }
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, conditionOf(value, classes)]),
  )
}

function conditionOf(value: unknown, classes: Classes): Value {
  if (!(value instanceof classes.Operator)) return value as Value
  const { name, operands } = value
  const [first, second] = operands as Value[]
  switch (name) {
    case 'in':
    case 'nin':
      return { [`$${name}`]: [...operands] as Value[] }
    case 'between':
      return { $gte: first as Value, $lt: second as Value }
    case 'elemMatch':
      return { $elemMatch: filterOf(first as object, classes) }
    default: {
      const word = CONDITIONS[name]
      if (!word) throw new Error(`${name} is no condition`)
      return { [word]: first as Value }
    }
  }
}

/** An update of the port in MongoDB's words; what is no operator replaces the field whole. */
export function updateOf(update: object, classes: Classes): Doc {
  const words: Record<string, Doc> = {}
  const add = (word: string, field: string, operand: unknown) => {
    words[word] = { ...words[word], [field]: JSON.parse(JSON.stringify(operand)) as Value }
  }
  for (const [field, value] of Object.entries(update)) {
    if (value === undefined) continue
    if (!(value instanceof classes.Operator)) add('$set', field, value)
    else if (value.name === 'push') add('$push', field, { $each: [...value.operands] })
    else if (value.name === 'pull') add('$pull', field, pulled(value.operands[0], classes))
    else add(`$${value.name}`, field, value.operands[0])
  }
  return words
}

const pulled = (element: unknown, classes: Classes) =>
  typeof element === 'object' && element !== null && !Array.isArray(element)
    ? filterOf(element, classes)
    : element
