import type { BatchView } from '@shared/contract/actions/coupon-batch'
import { fieldsOf } from '@shared/domain/coupon/batch-fields'
import { rulesIn } from '@shared/domain/coupon/edit-batch'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { worstCostFen } from '@shared/domain/coupon/worst-cost'
import type { StaffDoc } from '@shared/domain/staff/types'
import { batchSummary } from '@shared/text/batches'
import type { BatchSurroundings } from './batch-facts'

/** A batch as the brand's people see it; no id of a staff member leaves the server. */
export function batchView(
  batch: BatchDoc,
  { facts, names }: BatchSurroundings,
  { _id: staffId }: Pick<StaffDoc, '_id'>,
): BatchView {
  const { _id, version, createdAt, state, request, total } = batch
  return {
    batchId: _id,
    version,
    createdAt,
    state,
    fields: fieldsOf(batch),
    summary: batchSummary(batch, names),
    worstFen: worstCostFen(rulesIn(batch, facts.contents), total),
    request: request
      ? {
          what: request.what,
          units: request.units,
          byName: request.byName,
          at: request.at,
          mayApprove: request.by !== staffId,
        }
      : null,
  }
}
