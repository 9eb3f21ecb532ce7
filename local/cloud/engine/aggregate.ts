import { Context } from 'mingo'
import { Aggregator } from 'mingo/aggregator'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import type { Options } from 'mingo/types'
import { databaseRefusal } from '../errors'
import { LIMITS } from '../limits'
import { encode } from './ejson'
import { distanceMetres, positionOf } from './geo'
import { context, refusing } from './mingo'
import { reach } from './paths'
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

/** The documents the pipeline starts from, read through the planner, and the stages left to run on them. */
function source(
  store: Store,
  collection: string,
  stages: Stage[],
): { docs: Doc[]; rest: Stage[]; effort: Effort } {
  const [first, second] = stages
  if (first?.key === '$geoNear') return nearest(store, collection, first.value, stages.slice(1))
  const filter = first?.key === '$match' && isDoc(first.value) ? first.value : {}
  const rest = first?.key === '$match' ? stages.slice(1) : stages
  const order = first?.key === '$match' ? second : first
  const sorts = order?.key === '$sort'
  const limit = rest[sorts ? 1 : 0]
  const { found, effort } = search(store, LATEST, collection, {
    filter,
    ...(sorts ? { order: order.value } : {}),
    limit:
      limit?.key === '$limit' && typeof limit.value === 'number' ? limit.value : Number.POSITIVE_INFINITY,
  })
  return { docs: found.map(({ doc }) => doc), rest: sorts ? rest.slice(1) : rest, effort }
}

/** `$geoNear`, which must come first: documents by distance, the distance written into a field. */
function nearest(store: Store, collection: string, value: Value, rest: Stage[]) {
  if (!isDoc(value)) throw databaseRefusal('$geoNear needs an object')
  const centre = positionOf(value.near)
  if (!centre || typeof value.distanceField !== 'string') {
    throw databaseRefusal('$geoNear requires a near point and a distanceField')
  }
  const filter = isDoc(value.query) ? value.query : {}
  const { found, effort } = search(store, LATEST, collection, { filter, limit: Number.POSITIVE_INFINITY })
  const key = (typeof value.key === 'string' ? value.key : geoField(found[0]?.doc)).split('.')
  const multiplier = Number(value.distanceMultiplier ?? 1)
  const docs = found
    .flatMap(({ doc }) => {
      const at = positionOf(reach(doc, key)[0])
      return at ? [{ doc, metres: distanceMetres(at, centre) }] : []
    })
    .filter(
      ({ metres }) =>
        metres >= Number(value.minDistance ?? 0) &&
        metres <= Number(value.maxDistance ?? Number.POSITIVE_INFINITY),
    )
    .sort((a, b) => a.metres - b.metres)
    .map(({ doc, metres }) => ({ ...doc, [value.distanceField as string]: metres * multiplier }))
  return { docs, rest, effort }
}

const geoField = (doc: Doc | undefined) =>
  Object.keys(doc ?? {}).find(field => positionOf(doc?.[field])) ?? 'location'

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
