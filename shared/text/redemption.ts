import { agoWords, leftWords } from './dates'
import { spaced } from './spaced'
import { placeText } from './stores'

/** Coupons and codes at the desk, for the clerk. */
export const redemptionText = {
  ownCoupon: '这是你自己的券，请同事来核销',
  ownCouponUndo: '自己的券要请同事来撤销',
  undoNeedsReason: '撤销别人核销的，或超过 10 分钟的，要写明原因',
  undone: '这次核销已经撤销了，没有再核销。要用请重新扫码',
  used: (
    first: { at: number; storeId: string; storeName: string },
    storeId: string,
    now: number,
    timeZone: string,
  ) =>
    spaced(
      `已经用过了。${agoWords(first.at, now, timeZone)}在${placeText(first, storeId)}核销过，这次没有再用，不会多减`,
    ),
  tooManyTries: (leftMs: number) => `输错太多次，请等 ${leftWords(leftMs)}再试。顾客的券不会少`,
  noTypedCards: '请扫顾客的会员码，卡号不能手输',
  nameless: '微信顾客',
} as const
