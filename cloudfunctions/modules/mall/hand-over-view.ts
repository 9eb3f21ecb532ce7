import type { HandOverView } from '@shared/contract'
import { redemptionNumber } from '@shared/domain/codes/redemption-number'
import { cashFen } from '@shared/domain/mall/begin-exchange'
import type { ExchangeDoc, HandOver } from '@shared/domain/mall/types'
import type { StaffDoc } from '@shared/domain/staff/types'

/** Who gave what to the customer, where and when, as the clerk pages show it. */
export function handOverView(
  exchange: ExchangeDoc,
  { commandId, storeId, staffId, staffName, at }: HandOver,
  staff: Pick<StaffDoc, '_id'>,
  storeName: (storeId: string) => string,
): HandOverView {
  const { _id, goodsName, points } = exchange
  return {
    exchangeId: _id,
    receiptNo: redemptionNumber(_id, commandId),
    goodsName,
    points,
    fen: cashFen(exchange),
    at,
    storeId,
    storeName: storeName(storeId),
    clerkName: staffName,
    mine: staffId === staff._id,
  }
}
