import { writeErrors } from '../../errors'
import { compileFilter } from '../mingo'
import { reach } from '../paths'
import { type Doc, isDoc, type Value } from '../values'
import { locate, valueAt } from './field-location'

/** Replaces `$` by the matched position and `$[]` by every position, giving paths without placeholders. */
export function expandPath(doc: Doc, path: string, matched: () => number): string[] {
  const parts = path.split('.')
  const at = parts.findIndex(part => part.startsWith('$'))
  if (at < 0) return [path]
  const part = parts[at] as string
  const before = parts.slice(0, at)
  const after = parts.slice(at + 1)
  if (part === '$') return expandPath(doc, [...before, String(matched()), ...after].join('.'), matched)
  if (part !== '$[]') {
    throw writeErrors(
      `The path '${path}' uses ${part}: filtered positions need arrayFilters, which the cloud does not have`,
    )
  }
  const place = locate(doc, before)
  const list = place && valueAt(place)
  if (!Array.isArray(list)) {
    throw writeErrors(
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    )
  }
  return list.flatMap((_, i) => expandPath(doc, [...before, String(i), ...after].join('.'), matched))
}

/** The index of the array element that made the filter match: what the positional `$` means. */
export function positionMatched(doc: Doc, path: string, filter: Doc): number {
  const arrayPath = path.slice(0, path.indexOf('.$'))
  const list = reach(doc, arrayPath.split('.'))[0]
  for (const [field, condition] of conditions(filter)) {
    if (field !== arrayPath && !field.startsWith(`${arrayPath}.`)) continue
    const test = elementTest(field.slice(arrayPath.length), condition)
    const index = Array.isArray(list) ? list.findIndex(test) : -1
    if (index >= 0) return index
  }
  throw writeErrors('The positional operator did not find the match needed from the query.')
}

function elementTest(rest: string, condition: Value): (element: Value) => boolean {
  const test = compileFilter({ [`element${rest}`]: condition })
  return element => test({ element: rest === '' ? [element] : element })
}

function* conditions(filter: Doc): Iterable<[string, Value]> {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDoc(part)) yield* conditions(part)
    } else yield [field, condition]
  }
}
