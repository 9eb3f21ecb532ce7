import type { Options } from 'mingo/types'
import { LIMITS } from '../../limits'
import { type Effort, LATEST, search } from '../find'
import { Lazy, pipeline } from '../mingo-parts'
import { openedValues, reach } from '../paths'
import type { Store } from '../store'
import type { Doc, Value } from '../values'
import { withPath } from './add-fields'
import type { PipelineDocs } from './pipeline'

/**
 * Where a pipeline's partners are kept until they are put where they belong; no field of a document is called
 * so.
 */
const JOINED = '$joined'

/**
 * `$lookup`. By fields each document queries its partners, by index where one fits; a pipeline sees the whole
 * collection, as a database without an index for it would. What was read counts as the aggregation's effort.
 */
export const lookup =
  (store: Store, effort: Effort) =>
  (lines: PipelineDocs, spec: Doc, options: Options): PipelineDocs => {
    const { from, localField, foreignField, as } = spec as Record<string, string>
    if (spec.pipeline !== undefined) {
      const joined = pipeline.$lookup(
        lines as never,
        { ...spec, as: JOINED } as never,
        options,
      ) as unknown as PipelineDocs
      return joined.transform(docs =>
        Lazy(docs.map(({ [JOINED]: partners = [], ...doc }) => withPath(doc, as as string, partners))),
      )
    }
    const partnersOf = (doc: Doc) =>
      searchAll(store, effort, from as string, {
        [foreignField as string]: localValue(doc, localField as string),
      })
    return lines.transform(docs => Lazy(docs.map(doc => withPath(doc, as as string, partnersOf(doc)))))
  }

/** Every document of a collection, for `$lookup` with a pipeline. */
export function everyDoc(store: Store, collection: string, effort: Effort): Doc[] {
  const docs = searchAll(store, effort, collection, {})
  if (docs.length > LIMITS.scanWarn) {
    warn(
      effort,
      `$lookup read all ${docs.length} documents of ${collection}: look up fewer, or keep the fields together`,
    )
  }
  return docs
}

function searchAll(store: Store, effort: Effort, collection: string, filter: Doc): Doc[] {
  const { documents, effort: spent } = search(store, LATEST, collection, {
    filter,
    limit: Number.POSITIVE_INFINITY,
  })
  effort.scanned += spent.scanned
  for (const warning of Object.keys(filter).length > 0 ? spent.warnings : []) warn(effort, warning)
  return documents.map(({ doc }) => doc)
}

/** A missing field looks for null; of an array any element will do. */
function localValue(doc: Doc, field: string): Value {
  const reached = reach(doc, field.split('.'))
  if (reached.length === 1 && !Array.isArray(reached[0])) return { $eq: reached[0] ?? null }
  const members = [...openedValues(reached)].filter(
    (value): value is Value => value !== undefined && !(Array.isArray(value) && reached.includes(value)),
  )
  return { $in: members }
}

function warn(effort: Effort, warning: string): void {
  if (!effort.warnings.includes(warning)) effort.warnings.push(warning)
}
