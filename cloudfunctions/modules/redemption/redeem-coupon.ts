import { accept, refuse } from '@shared/contract'
import { dueWhenUsed, newUse } from '@shared/domain/coupon/redeem'
import { isWithin } from '@shared/domain/coupon/times'
import type { CouponUse } from '@shared/domain/coupon/types'
import type { Handler, StaffContext } from '../../platform/context'
import { _, updateWhere } from '../../platform/database'
import { termsById } from '../../platform/settings'
import { workPlace } from '../staff/work-place'
import { type Confirmation, type Redemption, viewOf } from './confirmation'
import { explainRedemption } from './explain-redemption'
import { readRedemptionPermit, type Seen } from './redemption-permit'

/**
 * Redeems one use of a coupon, once, however many clerks confirm it at once. Blind: what the clerk saw came
 * with the permit, so one guarded update decides; only a "no" reads the coupon, to say why. 3 trips with the
 * router's two side by side, 4 for a refusal or a repeat.
 */
export const redeemCoupon: Handler<'redemption.redeem'> = async (context, input) => {
  const { staff, now } = context
  const bearer = { couponId: input.couponId, staffId: staff._id, storeId: input.storeId }
  const permit = readRedemptionPermit(input.permit, bearer, now)
  const termsIds = permit ? [permit.seen.termsId] : []
  const [place, found] = await Promise.all([workPlace(context, input.storeId), termsById(termsIds)])
  if (!place.ok) return place
  if (!permit) return refuse('PREVIEW_EXPIRED')
  const terms = found.get(permit.seen.termsId)
  if (!terms) return refuse('COUPON_NOT_FOUND')

  const confirmation = { input, terms, seen: permit.seen }
  if (!permit.expired && rulesAllow(confirmation, context)) {
    const redeemed = await redeem(confirmation, context)
    if (redeemed) return redeemed
  }
  const confirmAgain = (seen: Seen) => redeem({ ...confirmation, seen }, context)
  return explainRedemption(confirmation, context, permit.expired ? null : confirmAgain)
}

/** The part of the rule that no guard on the coupon can hold: hours of the day, and the bill. */
function rulesAllow({ input, terms: { rule } }: Confirmation, { brand, now }: StaffContext): boolean {
  const enough = input.amountFen === undefined || input.amountFen >= rule.thresholdFen
  return enough && isWithin(rule.times, now, brand.timeZone)
}

/** The deciding write; null when its guard did not hold. One trip. */
async function redeem(confirmation: Confirmation, context: StaffContext): Promise<Redemption | null> {
  const { input, seen } = confirmation
  const use = newUseOf(confirmation, context)
  const { now } = context
  const guard = {
    _id: input.couponId,
    state: 'EFFECTIVE',
    validFrom: _.lte(now),
    validTo: _.gt(now),
    stores: _.in([input.storeId, '*']),
    'uses.commandId': _.neq(input.commandId),
    // A preview of one's own coupon gives no permit; a card that became their own since is refused here.
    memberId: _.nin(context.ownIds),
    // As previewed: they say whether this use is the last one, and its index.
    usesLeft: seen.usesLeft,
    uses: _.size(seen.useIndex),
  } as const
  const last = seen.usesLeft === 1 ? ({ state: 'USED', dueAt: dueWhenUsed(now) } as const) : {}
  const written = await updateWhere('coupons', guard, {
    uses: _.push(use),
    usesLeft: _.inc(-1),
    version: _.inc(1),
    ...last,
  })
  if (written !== 1) return null
  const view = await viewOf(confirmation, seen.useIndex, use, context)
  return accept({ use: view, repeated: false, todayCount: seen.todayCount + 1 })
}

function newUseOf({ input, terms, seen }: Confirmation, { brand, staff, now }: StaffContext): CouponUse {
  return newUse({
    couponId: input.couponId,
    commandId: input.commandId,
    staff,
    storeId: input.storeId,
    rule: terms.rule,
    amountFen: input.amountFen ?? null,
    typed: seen.typed,
    now,
    timeZone: brand.timeZone,
  })
}
