import { AUDIT_PROMISES, auditBegun } from '@shared/domain/audit/progress'
import { AUDIT_STEPS } from '@shared/domain/audit/types'
import { LIMITS } from '@shared/domain/limits'
import { operatorText } from '@shared/text/machines'
import { auditTurn } from '../modules/audit/audit-turn'
import { now } from '../platform/clock'
import { find } from '../platform/database'
import { log } from '../platform/log'

export interface AuditLine {
  brandId: string
  invariant: string
  ok: boolean
  /** The first broken promises in words; `''` when all hold. */
  detail: string
}

/**
 * The audit of every brand of this deployment at once, for a small one; one that fails or lacks time says so
 * and stops no other.
 */
export async function auditAll(deadlineAt: number): Promise<AuditLine[]> {
  const lines: AuditLine[] = []
  for (const brand of await find('brands', {}, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery })) {
    const line = (invariant: string, detail: string) => ({
      brandId: brand._id,
      invariant,
      ok: detail === '',
      detail,
    })
    try {
      const { progress, isDone } = await auditTurn(
        { brand, now: now(), deadlineAt },
        auditBegun(),
        async () => {},
      )
      for (const step of AUDIT_STEPS) {
        const shown = progress.broken.find(row => row.step === step)?.shown ?? []
        lines.push(line(AUDIT_PROMISES[step], shown.join('\n')))
      }
      if (!isDone) lines.push(line(operatorText.auditWhole, operatorText.auditStoppedAt(progress.step)))
    } catch (error) {
      log.error('audit.failed', error, { brandId: brand._id })
      lines.push(line(operatorText.auditUnbroken, operatorText.auditBroken))
    }
  }
  for (const { ok, ...broken } of lines) {
    if (!ok) log.error('audit.broken', new Error('an invariant does not hold'), broken)
  }
  return lines
}
