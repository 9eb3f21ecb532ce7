import { databaseRefusal } from '../errors'
import { LIMITS } from '../limits'
import type { Query } from './find'
import type { Plan } from './planner'
import { missingIndex } from './query-bounds'
import { readSort } from './sort'

/** Nearness needs an index everywhere, so it does here. */
export const withoutGeoIndex = (collection: string, field: string) =>
  databaseRefusal(
    'unable to find index for $geoNear query',
    `declare the geo index of ${collection}: { "fields": ["${field}"], "geo": true }`,
  )

/** What the author of a query should know about how it was answered. */
export function scanWarnings(
  collection: string,
  query: Query,
  { by, scanned, strict }: { by: Plan['by']; scanned: number; strict: boolean },
): string[] {
  const warnings: string[] = []
  if (by === 'scan' && (strict || scanned > LIMITS.scanWarn)) {
    const indexName = missingIndex(query.filter, readSort(query.order))
    warnings.push(
      indexName === ''
        ? `${collection}: looked at all ${scanned} documents; this query names no field an index could serve`
        : `${collection}: looked at all ${scanned} documents because no index fits; declare the index ${indexName}`,
    )
  }
  if ((query.skip ?? 0) > LIMITS.skipWarn) {
    warnings.push(
      `${collection}: skip(${query.skip}) walks over every skipped document; page by an indexed field instead`,
    )
  }
  return warnings
}
