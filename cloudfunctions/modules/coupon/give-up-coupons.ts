import { move, statesOpenTo } from '@shared/domain/coupon/transitions'
import { AT_ONCE } from '@shared/domain/due'
import { _, updateWhere } from '../../platform/database'

/**
 * Takes back what of these ids' coupons could still be used, at once; what an order holds stays with the order. Their short numbers are
 * freed by the sweeper. Repeatable. 1 trip.
 */
export async function giveUpCoupons(memberIds: readonly string[]): Promise<void> {
  const open = { memberId: _.in(memberIds), state: _.in(statesOpenTo('give-up')) }
  await updateWhere('coupons', open, { state: move('EFFECTIVE', 'give-up'), dueAt: AT_ONCE, v: _.inc(1) })
}
