import { statesOpenTo } from '@shared/domain/coupon/transitions'
import { COUPON_STATES } from '@shared/domain/coupon/types'
import { AT_ONCE } from '@shared/domain/due'
import { _, updateWhere } from '../../platform/database'

/**
 * Takes these ids' coupons back for good, as far as they were taken until the account was closed: what could
 * still be used ends at once, what was used, is over or is locked by an order is marked, so that no undo
 * brings it back. What is taken after the closing stays. Their short numbers are freed by the sweeper.
 * Repeatable. 2 trips side by side.
 */
export async function forfeitCoupons(memberIds: readonly string[], closedAt: number): Promise<void> {
  const memberId = _.in(memberIds)
  const takenAt = _.lte(closedAt)
  const open = statesOpenTo('forfeit')
  const others = COUPON_STATES.filter(state => !open.includes(state))
  const mark = { revoked: true, revokedBy: 'closing' as const, version: _.inc(1) }
  await Promise.all([
    updateWhere(
      'coupons',
      { memberId, state: _.in(open), takenAt },
      { ...mark, state: 'DEACTIVATED', dueAt: AT_ONCE },
    ),
    updateWhere('coupons', { memberId, state: _.in(others), takenAt, revoked: false }, mark),
  ])
}
