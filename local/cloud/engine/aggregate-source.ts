import { databaseRefusal } from '../errors'
import type { Stage } from './aggregate'
import { type Effort, LATEST, search } from './find'
import { distanceMetres, positionOf } from './geo-points'
import { reach } from './paths'
import { withoutGeoIndex } from './query-advice'
import type { Store } from './store'
import { type Doc, isDoc, type Value } from './values'

/** The documents the pipeline starts from, read through the planner, and the stages left to run on them. */
export function source(
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
  const key = geoField(store, collection, value.key).split('.')
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

/** The field `$geoNear` looks at: the one it names, or the only one with a geo index. */
function geoField(store: Store, collection: string, key: Value | undefined): string {
  const { geo } = store.catalogue.get(collection)
  const field = typeof key === 'string' ? key : geo[0]
  if (field === undefined || !geo.includes(field)) throw withoutGeoIndex(collection, field ?? 'location')
  if (key === undefined && geo.length > 1)
    throw databaseRefusal('There is more than one 2dsphere index; unsure which to use for $geoNear')
  return field
}
