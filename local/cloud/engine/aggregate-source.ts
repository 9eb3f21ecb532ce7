import { type Effort, LATEST, search } from './find'
import { geoNear } from './stages/geo-near'
import type { Stage } from './stages/pipeline'
import type { Store } from './store'
import { type Doc, isDoc } from './values'

/** The documents the pipeline starts from, read through the planner, and the stages left to run on them. */
export function source(
  store: Store,
  collection: string,
  stages: Stage[],
): { docs: Doc[]; rest: Stage[]; effort: Effort } {
  const [first, second] = stages
  if (first?.key === '$geoNear') return geoNear(store, collection, first.value, stages.slice(1))
  const filter = first?.key === '$match' && isDoc(first.value) ? first.value : {}
  const rest = first?.key === '$match' ? stages.slice(1) : stages
  const order = first?.key === '$match' ? second : first
  const sorts = order?.key === '$sort'
  const limit = rest[sorts ? 1 : 0]
  const { documents, effort } = search(store, LATEST, collection, {
    filter,
    ...(sorts ? { order: order.value } : {}),
    limit:
      limit?.key === '$limit' && typeof limit.value === 'number' ? limit.value : Number.POSITIVE_INFINITY,
  })
  return { docs: documents.map(({ doc }) => doc), rest: sorts ? rest.slice(1) : rest, effort }
}
