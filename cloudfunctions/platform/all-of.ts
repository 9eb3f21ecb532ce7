import { _, type CollectionName, type Collections, type Filter, find } from './database'

const PAGE = 1000

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
    const page = await find(collection, after, { orderBy: { _id: 'asc' } as never, limit: PAGE })
    all.push(...page)
    if (page.length < PAGE) return all
    last = page[page.length - 1]?._id ?? last
  }
}
