import { type AuditPage, afterPage } from '@shared/domain/audit/progress'
import type { AuditProgress, AuditStep } from '@shared/domain/audit/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { now as clock } from '../../platform/clock'
import { auditCoupons } from './audit-coupons'
import { auditExchanges } from './audit-mall'
import { auditOrders } from './audit-orders'
import { auditPeople } from './audit-people'
import { auditBatchShards, auditGoodsShards } from './audit-shards'
import type { Auditing } from './page'

const steps: Record<AuditStep, (auditing: Auditing & Pick<AuditProgress, 'carry'>) => Promise<AuditPage>> = {
  people: auditPeople,
  orders: auditOrders,
  coupons: auditCoupons,
  batchShards: auditBatchShards,
  exchanges: auditExchanges,
  goodsShards: auditGoodsShards,
}

/**
 * Goes on with the audit of one brand, page by page, until it is done or the time is over; read only. `keep`
 * receives the progress of every page, so that a function that dies loses one page. Whatever happened to the
 * data meanwhile, the sums of one document and its entries hold at any time.
 */
export async function auditTurn(
  { brand, now, deadlineAt }: { brand: BrandDoc; now: number; deadlineAt: number },
  from: AuditProgress,
  keep: (progress: AuditProgress) => Promise<void>,
): Promise<{ progress: AuditProgress; isDone: boolean }> {
  let progress = from
  do {
    const { step, cursor, carry } = progress
    const page = await steps[step]({ brand, now, cursor, carry })
    const after = afterPage(progress, page)
    if (after.isDone) return after
    progress = after.progress
    await keep(progress)
  } while (clock() < deadlineAt)
  return { progress, isDone: false }
}
