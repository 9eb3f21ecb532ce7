import { type AuditLine, audit } from '../modules/points/audit'
import { find } from '../platform/database'
import { log } from '../platform/log'

const MOST_BRANDS = 1000

/** The nightly audit of every brand of this deployment, one after the other; what is broken is an alarm. */
export async function auditAll(): Promise<(AuditLine & { brandId: string })[]> {
  const lines: (AuditLine & { brandId: string })[] = []
  for (const { _id: brandId } of await find('brands', {}, { orderBy: { _id: 'asc' }, limit: MOST_BRANDS })) {
    lines.push(...(await audit(brandId)).map(line => ({ brandId, ...line })))
  }
  for (const { ok, ...broken } of lines) {
    if (!ok) log.error('audit.broken', new Error('an invariant does not hold'), broken)
  }
  return lines
}
