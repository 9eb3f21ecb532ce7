import { databaseRefusal, writeErrors } from '../../errors'
import { encode } from '../ejson'
import { cloneValue, compareValues, type Doc, equalValues, isDoc, type Value } from '../values'
import { locate, locateOrCreate, putAt, valueAt } from './field-location'
import { CHANGES, NEVER_CREATES } from './operators'
import { expandPath, positionMatched } from './positional'

type Step = { operator: string; path: string; operand: Value }

/**
 * Applies an update (`{$set: …, $inc: …}`) to a copy of a document and returns the copy.
 * Refuses what MongoDB refuses: wrong types, conflicting paths, a changed `_id`, unknown operators.
 * `filter` finds the element a positional `$` refers to.
 */
export function applyUpdate(doc: Doc, update: Doc, filter: Doc): Doc {
  const next = cloneValue(doc)
  for (const { operator, path, operand } of readSteps(update)) {
    if (operator === '$rename') {
      rename(next, path, operand)
      continue
    }
    const concrete = path.includes('$')
      ? expandPath(next, path, () => positionMatched(doc, path, filter))
      : [path]
    for (const target of concrete) applyOne(next, operator, target, operand)
  }
  if (!equalValues(next._id, doc._id)) throw immutableId()
  return next
}

function applyOne(doc: Doc, operator: string, path: string, operand: Value): void {
  const parts = path.split('.')
  if (operator === '$unset') {
    removeAt(doc, parts)
    return
  }
  const change = CHANGES[operator] as (typeof CHANGES)[string]
  const location = locate(doc, parts)
  const before = location && valueAt(location)
  const changed = change({ before, operand: cloneValue(operand), path, id: doc._id ?? null })
  if (!changed || (before === undefined && NEVER_CREATES.has(operator))) return
  putAt(location && before !== undefined ? location : locateOrCreate(doc, parts), changed.value)
}

function removeAt(doc: Doc, parts: string[]): void {
  const location = locate(doc, parts)
  if (!location) return
  if (!Array.isArray(location.holder)) delete location.holder[location.key as string]
  else if ((location.key as number) < location.holder.length) location.holder[location.key as number] = null
}

function rename(doc: Doc, path: string, operand: Value): void {
  const from = locate(doc, path.split('.'))
  const value = from && valueAt(from)
  if (!from || value === undefined) return
  if (Array.isArray(from.holder)) throw writeErrors(`The source field cannot be an array element, '${path}'`)
  delete from.holder[from.key as string]
  const to = locateOrCreate(doc, (operand as string).split('.'))
  if (Array.isArray(to.holder))
    throw writeErrors(`The destination field cannot be an array element, '${operand as string}'`)
  putAt(to, value)
}

function readSteps(update: Doc): Step[] {
  const steps: Step[] = []
  for (const [operator, fields] of Object.entries(update)) {
    if (operator !== '$unset' && operator !== '$rename' && !Object.hasOwn(CHANGES, operator)) {
      throw databaseRefusal(
        operator.startsWith('$')
          ? `Unknown modifier: ${operator}`
          : `the update operation document must contain atomic operators`,
        operator.startsWith('$')
          ? `the SDK has no helper for ${operator}, and this emulator does not know it`
          : undefined,
      )
    }
    if (!isDoc(fields)) {
      throw databaseRefusal(
        `Modifiers operate on fields but we found type ${typeof fields} instead: {${operator}: ${encode(fields)}}`,
      )
    }
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      steps.push({ operator, path, operand })
    }
  }
  if (steps.length === 0) {
    throw databaseRefusal(`'$set' is empty. You must specify a field like so: {$set: {<field>: ...}}`)
  }
  refuseConflicts(steps)
  return steps.sort(byPath)
}

/** MongoDB works through the paths in alphabetical order, part by part: it decides where new fields go. */
function byPath(a: Step, b: Step): number {
  const left = a.path.split('.')
  const right = b.path.split('.')
  const at = left.findIndex((part, i) => part !== right[i])
  return at < 0 ? left.length - right.length : compareValues(left[at], right[at])
}

function checkPath(path: string): void {
  if (path === '' || path.split('.').some(part => part === '')) {
    throw writeErrors(`The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  if (path === '_id' || path.startsWith('_id.')) throw immutableId()
}

const immutableId = () =>
  writeErrors(`Performing an update on the path '_id' would modify the immutable field '_id'`)

function refuseConflicts(steps: Step[]): void {
  const paths = steps.flatMap(({ operator, path, operand }) => {
    if (operator !== '$rename') return [path]
    if (typeof operand !== 'string') throw writeErrors(`The 'to' field for $rename must be a string: ${path}`)
    checkPath(operand)
    return [path, operand]
  })
  const sorted = [...paths].sort()
  for (let i = 1; i < sorted.length; i++) {
    const earlier = sorted.slice(0, i).find(path => sorted[i] === path || sorted[i]?.startsWith(`${path}.`))
    if (earlier !== undefined)
      throw writeErrors(`Updating the path '${sorted[i]}' would create a conflict at '${earlier}'`)
  }
}
