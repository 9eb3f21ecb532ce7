import type {
  AuditCheckDoc,
  BillCheckDoc,
  CheckDoc,
  DifferenceDoc,
} from '@shared/domain/reconciliation/types'
import { allOf } from '../../platform/all-of'
import { _ } from '../../platform/database'

/** Days of a month as texts: `2026-11-…` sorts between these two. */
const daysOf = (month: string) => _.between(`${month}-`, `${month}.`)

/** The month's checks, oldest day first. */
export async function checksOf(
  brandId: string,
  month: string,
): Promise<{ bills: BillCheckDoc[]; audits: AuditCheckDoc[] }> {
  const checks = byDay(await allOf('checks', { brandId, day: daysOf(month) }))
  return {
    bills: checks.filter((check: CheckDoc) => check.kind === 'bill'),
    audits: checks.filter((check: CheckDoc) => check.kind === 'audit'),
  }
}

/** What the month's bills disagreed on, oldest day first, healed or not. */
export async function differencesOf(brandId: string, month: string): Promise<DifferenceDoc[]> {
  return byDay(await allOf('reconDiffs', { brandId, day: daysOf(month) }))
}

function byDay<D extends { day: string; _id: string }>(documents: readonly D[]): D[] {
  const place = ({ day, _id }: D) => `${day} ${_id}`
  return [...documents].sort((a, b) => (place(a) < place(b) ? -1 : 1))
}
