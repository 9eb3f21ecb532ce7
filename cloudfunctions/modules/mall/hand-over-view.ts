import type { HandOverView } from '@shared/contract'
import { redemptionNumber } from '@shared/domain/codes/redemption-number'
import type { ExchangeDoc, HandOver } from '@shared/domain/mall/types'
import type { StaffDoc } from '@shared/domain/staff/types'

/** Who gave what to the customer, where and when, as the clerk pages show it. */
export function handOverView(
  { _id, goodsName, points }: ExchangeDoc,
  { commandId, storeId, staffId, staffName, at }: HandOver,
  staff: Pick<StaffDoc, '_id'>,
  storeName: (storeId: string) => string,
): HandOverView {
  return {
    exchangeId: _id,
    receiptNo: redemptionNumber(_id, commandId),
    goodsName,
    points,
    at,
    storeId,
    storeName: storeName(storeId),
    clerkName: staffName,
    mine: staffId === staff._id,
  }
}
