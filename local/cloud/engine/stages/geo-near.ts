import { databaseRefusal } from '../../errors'
import { type Effort, LATEST, search } from '../find'
import { distanceMetres, positionOf } from '../geo-points'
import { reach } from '../paths'
import { withoutGeoIndex } from '../query-advice'
import type { Store } from '../store'
import { type Doc, isDoc, type Value } from '../values'
import type { Stage } from './pipeline'

/** `$geoNear`, which must come first: documents by distance, the distance written into a field. */
export function geoNear(
  store: Store,
  collection: string,
  value: Value,
  rest: Stage[],
): { docs: Doc[]; rest: Stage[]; effort: Effort } {
  if (!isDoc(value)) throw databaseRefusal('$geoNear needs an object')
  const centre = positionOf(value.near)
  if (!centre || typeof value.distanceField !== 'string') {
    throw databaseRefusal('$geoNear requires a near point and a distanceField')
  }
  const filter = isDoc(value.query) ? value.query : {}
  const { documents, effort } = search(store, LATEST, collection, { filter, limit: Number.POSITIVE_INFINITY })
  const key = geoField(store, collection, value.key).split('.')
  const multiplier = Number(value.distanceMultiplier ?? 1)
  const docs = documents
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
