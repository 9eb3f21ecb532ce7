import type { AuditPage } from '@shared/domain/audit/progress'
import type { BrandDoc } from '@shared/domain/brand/types'
import {
  _,
  type CollectionName,
  type Collections,
  type Filter,
  type FindOptions,
  find,
} from '../../platform/database'

/** What a step knows when it looks at its next page. */
export interface Auditing {
  brand: BrandDoc
  now: number
  /** The last `_id` looked at. */
  cursor: string
}

/** The brand's next documents by their ids, served by an index in that order. One trip. */
export function pageOf<N extends CollectionName>(
  collection: N,
  { brand, cursor }: Auditing,
  size: number,
  { filter = {}, only }: { filter?: Filter<Collections[N]>; only?: FindOptions<Collections[N]>['only'] } = {},
): Promise<Collections[N][]> {
  const after = { ...filter, brandId: brand._id, _id: _.gt(cursor) } as unknown as Filter<Collections[N]>
  const options = { orderBy: { _id: 'asc' } as never, limit: size, ...(only ? { only } : {}) }
  return find(collection, after, options)
}

/** Where the next page begins, `''` when this was the last. */
export const nextAfter = (page: readonly { _id: string }[], size: number): string =>
  page.length < size ? '' : (page.at(-1)?._id ?? '')

/** Works through groups of a page, some at once, so that their entries fit into memory. */
export async function inGroups<T>(
  items: readonly T[],
  { size, atOnce }: { size: number; atOnce: number },
  work: (group: readonly T[]) => Promise<string[]>,
): Promise<string[]> {
  const broken: string[] = []
  for (let first = 0; first < items.length; first += size * atOnce) {
    const wave = items.slice(first, first + size * atOnce)
    const groups = Array.from({ length: Math.ceil(wave.length / size) }, (_none, i) =>
      wave.slice(i * size, (i + 1) * size),
    )
    for (const found of await Promise.all(groups.map(work))) broken.push(...found)
  }
  return broken
}

export type AuditStepWork = (auditing: Auditing) => Promise<AuditPage>
