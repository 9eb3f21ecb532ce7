import { Context } from 'mingo'
import { Aggregator } from 'mingo/aggregator'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import type { Options } from 'mingo/types'
import { databaseRefusal } from '../errors'
import { LIMITS } from '../limits'
import { source } from './aggregate-source'
import { encode } from './ejson'
import { context, refusing } from './mingo'
import { type Effort, LATEST, search } from './reading'
import { readSort } from './sorting'
import { SHAPING_STAGES } from './stages'
import type { Store } from './store'
import { type Doc, isDoc, type Value } from './values'
import { checkExpression, checkQuery, STAGES } from './vocabulary'

export type Stage = { key: string; value: Value }

const OPERATORS = Context.from(
  Context.init({ pipeline: { ...pipeline, ...SHAPING_STAGES } as never, projection: projection as never }),
  context,
)

/** Runs a pipeline: its leading `$match` and `$sort` by index where one fits, the rest by mingo behind the allow-list. */
export function aggregate(
  store: Store,
  collection: string,
  stages: Stage[],
): { list: string[]; effort: Effort } {
  stages.forEach(checkStage)
  const { docs, rest, effort } = source(store, collection, stages)
  const options: Partial<Options> = {
    context: OPERATORS,
    scriptEnabled: false,
    collectionResolver: name => everyDoc(store, name, effort) as never,
  }
  const results = refusing(
    () =>
      new Aggregator(rest.map(({ key, value }) => ({ [key]: value })) as never, options as Options).run(
        docs as never,
      ) as Doc[],
  )
  const page = stages.some(({ key }) => key === '$limit' || key === '$count')
    ? results
    : cutToDefault(results, effort)
  const list = page.map(doc => encode(idFirst(doc)))
  if (list.reduce((sum, text) => sum + text.length, 0) > LIMITS.databaseAnswerBytes) {
    throw databaseRefusal(`aggregation result exceeds ${LIMITS.databaseAnswerBytes} bytes`)
  }
  return { list, effort: { ...effort, returned: list.length } }
}

function everyDoc(store: Store, collection: string, effort: Effort): Doc[] {
  const { found } = search(store, LATEST, collection, { filter: {}, limit: Number.POSITIVE_INFINITY })
  effort.scanned += found.length
  if (found.length > LIMITS.scanWarn) {
    effort.warnings.push(
      `$lookup read all ${found.length} documents of ${collection}: look up fewer, or keep the fields together`,
    )
  }
  return found.map(({ doc }) => doc)
}

/** The order of fields MongoDB answers in; mingo puts a computed document's `_id` last. */
const idFirst = (doc: Doc): Doc => ('_id' in doc ? { _id: doc._id as Value, ...doc } : doc)

/** The cloud cuts an aggregation that names no `$limit`. */
function cutToDefault(results: Doc[], effort: Effort): Doc[] {
  if (results.length <= LIMITS.aggregateDefault) return results
  effort.warnings.push(
    `an aggregation without $limit answers ${LIMITS.aggregateDefault} documents at most; ${results.length} were found: say .limit(n)`,
  )
  return results.slice(0, LIMITS.aggregateDefault)
}

function checkStage({ key, value }: Stage, position: number): void {
  if (!STAGES.has(key))
    throw databaseRefusal(
      `Unrecognized pipeline stage name: '${key}'`,
      `the cloud's aggregation has no ${key}`,
    )
  if (key === '$geoNear' && position > 0)
    throw databaseRefusal('$geoNear is only valid as the first stage in a pipeline.')
  if (key === '$match') checkQuery(value)
  else if (key === '$lookup') checkLookup(value)
  else if (key === '$sort') readSort(value)
  else if (key !== '$geoNear') checkExpression(value)
}

function checkLookup(value: Value): void {
  if (!isDoc(value) || typeof value.from !== 'string')
    throw databaseRefusal('$lookup needs a from collection')
  if (!Array.isArray(value.pipeline)) return
  for (const stage of value.pipeline) {
    const [entry] = Object.entries(isDoc(stage) ? stage : {})
    if (entry) checkStage({ key: entry[0], value: entry[1] }, 0)
  }
}
