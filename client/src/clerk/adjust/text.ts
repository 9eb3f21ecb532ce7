import type { PointsView } from '@shared/contract'
import { limits } from '@shared/contract/fields'
import { integer } from '@shared/domain/money/display'
import type { Failure } from '@/cloud/answer'

/** What the member will have: 现在 1,286 积分，加完有 1,586 积分. Debt is repaid before anything is added. */
export function balanceText(points: number, { active, debt }: PointsView): string {
  if (points === 0 || active + points < 0) return `现在有 ${integer(active)} 积分`
  const repaid = Math.min(debt, Math.max(0, points))
  const after = `${points > 0 ? '加' : '扣'}完有 ${integer(active + points - repaid)} 积分`
  return repaid > 0 ? `先还上欠的 ${integer(repaid)} 分，${after}` : `现在 ${integer(active)}，${after}`
}

/** What is missing before it can be sent; false when nothing is. */
export function missingText(points: number, active: number, reason: string): string | false {
  if (points === 0) return '先填多少积分'
  if (Math.abs(points) > limits.adjustMax) return `一次最多 ${integer(limits.adjustMax)} 分`
  if (active + points < 0) return `只有 ${integer(active)} 分，不够扣`
  return reason.trim().length < 2 && '先写原因'
}

/** A balance that shrank meanwhile is named. */
export function shortRefusal(failure: Failure): { refusal?: string } {
  if (failure.kind !== 'refused' || failure.code !== 'POINTS_SHORT') return {}
  const { active } = (failure.data ?? {}) as { active?: number }
  return active === undefined ? {} : { refusal: `可用积分只有 ${integer(active)}，不够扣，这次没有扣` }
}
