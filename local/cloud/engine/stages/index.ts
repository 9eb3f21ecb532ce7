import type { Options } from 'mingo/types'
import { Lazy } from '../mingo-parts'
import { readSort, sorter } from '../sort'
import type { Doc, Value } from '../values'
import { addFields } from './add-fields'
import { bucket } from './bucket'
import { group } from './group'
import type { PipelineDocs } from './pipeline'
import { unwind } from './unwind'

/**
 * Stages where mingo differs from MongoDB, done our way: order of types and arrays, groups by exact equality.
 */
export const OWN_STAGES = {
  $sort: (lines: PipelineDocs, order: Value, _options: Options) => {
    const compare = sorter(readSort(order))
    return lines.transform(docs => Lazy([...docs].sort(compare)))
  },
  $group: (lines: PipelineDocs, spec: Doc, options: Options) =>
    lines.transform(docs => Lazy(group(docs, spec, options))),
  $unwind: unwind,
  $addFields: (lines: PipelineDocs, spec: Doc, options: Options) =>
    lines.transform(docs => Lazy(addFields(docs, spec, options))),
  /** Of nothing there is no line; mingo answers 0. */
  $count: (lines: PipelineDocs, name: string) =>
    lines.transform(docs => Lazy(docs.length > 0 ? [{ [name]: docs.length }] : [])),
  $bucket: (lines: PipelineDocs, spec: Doc, options: Options) =>
    lines.transform(docs => Lazy(bucket(docs, spec, options))),
  $sortByCount: (lines: PipelineDocs, expression: Value, options: Options) =>
    lines.transform(docs => {
      const counted = group(docs, { _id: expression, count: { $sum: 1 } }, options)
      return Lazy(counted.sort((a, b) => Number(b.count) - Number(a.count)))
    }),
}
