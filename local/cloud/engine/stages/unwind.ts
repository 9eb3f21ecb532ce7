import { Lazy } from '../mingo-parts'
import { reach } from '../paths'
import { locate, putAt } from '../update/field-location'
import { cloneValue, type Doc, isDoc, type Value } from '../values'
import { withPath } from './add-fields'
import type { PipelineDocs } from './pipeline'

/**
 * `$unwind`: one line per element. What is no array yields itself, nothing drops the document unless it is
 * kept.
 */
export function unwind(lines: PipelineDocs, spec: Value): PipelineDocs {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = isDoc(spec) ? spec : { path: spec }
  const parts = String(path).slice(1).split('.')
  const numbered = (doc: Doc, i: number | null): Doc =>
    typeof includeArrayIndex === 'string' ? withPath(doc, includeArrayIndex, i) : doc
  const linesOf = (doc: Doc): Doc[] => {
    const value = reach(doc, parts)[0]
    if (Array.isArray(value) && value.length > 0)
      return value.map((element, i) => numbered(withValue(doc, parts, element), i))
    if (value !== undefined && value !== null && !Array.isArray(value)) return [numbered(doc, null)]
    if (preserveNullAndEmptyArrays !== true) return []
    return [numbered(Array.isArray(value) ? withoutValue(doc, parts) : doc, null)]
  }
  return lines.transform(docs => Lazy(docs.flatMap(linesOf)))
}

function withValue(doc: Doc, parts: string[], value: Value): Doc {
  const copy = cloneValue(doc)
  const place = locate(copy, parts)
  if (place) putAt(place, value)
  return copy
}

function withoutValue(doc: Doc, parts: string[]): Doc {
  const copy = cloneValue(doc)
  const place = locate(copy, parts)
  if (place && !Array.isArray(place.holder)) delete place.holder[place.key as string]
  return copy
}
