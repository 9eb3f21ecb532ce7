import type { Options } from 'mingo/types'
import { databaseRefusal } from '../errors'
import { LIMITS } from '../limits'
import { source } from './aggregate-source'
import { encode } from './ejson'
import type { Effort } from './find'
import { context, refusing } from './mingo'
import { Aggregator, Context, pipeline, projection } from './mingo-parts'
import { checkStage } from './stages/check-stage'
import { OWN_STAGES } from './stages/index'
import { everyDoc, lookup } from './stages/lookup'
import type { Stage } from './stages/pipeline'
import { sample } from './stages/sample'
import type { Store } from './store'
import type { Doc, Value } from './values'

const OPERATORS = Context.from(
  Context.init({ pipeline: { ...pipeline, ...OWN_STAGES } as never, projection: projection as never }),
  context,
)

/**
 * Runs a pipeline: its leading `$match` and `$sort` by index where one fits, the rest by mingo behind the
 * allow-list.
 */
export function aggregate(
  store: Store,
  collection: string,
  stages: Stage[],
  random: () => number,
): { list: string[]; effort: Effort } {
  stages.forEach(checkStage)
  const { docs, rest, effort } = source(store, collection, stages)
  const own = { $lookup: lookup(store, effort), $sample: sample(random) }
  const options: Partial<Options> = {
    context: Context.from(Context.init({ pipeline: own as never }), OPERATORS),
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
