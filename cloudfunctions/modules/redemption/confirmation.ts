import type { InputOf, Outcome, OutputOf, UseView } from '@shared/contract'
import type { BatchTermsDoc, CouponUse } from '@shared/domain/coupon/types'
import type { StaffContext } from '../../platform/context'
import { storeNames } from '../brand/store-view'
import { staffNames } from '../staff/staff-names'
import type { Seen } from './redemption-permit'
import { viewOfUse } from './use-view'

/** What a clerk requests to redeem, and on what their preview based it. */
export interface Confirmation {
  input: InputOf<'redemption.redeem'>
  /** The terms the coupon was issued under. */
  terms: BatchTermsDoc
  seen: Seen
}

export type Redemption = Outcome<OutputOf<'redemption.redeem'>>

/** A use of the confirmed coupon, without its customer: the preview has shown them. No trip when warm. */
export async function viewOf(
  { input, terms }: Confirmation,
  index: number,
  use: CouponUse,
  { brand, staff, now }: StaffContext,
): Promise<UseView> {
  const [storeName, staffName] = await Promise.all([storeNames(brand._id), staffNames(staff, [use])])
  return viewOfUse(input.couponId, index, use, {
    batch: terms,
    staff,
    customer: null,
    storeName,
    staffName,
    now,
  })
}
