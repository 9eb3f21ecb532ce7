import { LIMITS } from '@shared/domain/limits'
import { _, type CollectionName, type Collections, type Filter, find } from './database'

/**
 * Every document that matches, a page at a time in the order of their ids; for work no caller waits for. One
 * trip per page.
 */
export async function allOf<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
): Promise<Collections[N][]> {
  const all: Collections[N][] = []
  for (let last = ''; ; ) {
    const after = { ...filter, _id: _.gt(last) } as Filter<Collections[N]>
    const page = await find(collection, after, {
      orderBy: { _id: 'asc' } as never,
      limit: LIMITS.rowsPerQuery,
    })
    all.push(...page)
    if (page.length < LIMITS.rowsPerQuery) return all
    last = page[page.length - 1]?._id ?? last
  }
}
