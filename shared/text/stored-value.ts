import { shortYuan } from '../domain/money/display'

/** Stored value, for the clerk at the desk and the customer who tops up. */
export const storedValueText = {
  typedCard: '手输的卡号不能动余额，请扫顾客的会员码',
  customerNotMember: '顾客还没有入会，先请顾客入会',
  topUpNeedsCard: '先入会再充值，一步就好',
  mostTopUpPerDay: (fen: number) => `今天经你手的充值最多 ${shortYuan(fen)} 元，这次没有充。请另一位同事来做`,
  payCodeAbove: (fen: number) =>
    `超过 ${shortYuan(fen)} 元要用付款码，没有扣款。请顾客在「储值」里打开付款码再扫`,
  short: (missingFen: number) => `余额还差 ${shortYuan(missingFen)} 元，没有扣款`,
  mostPaidBack: (fen: number) => `能退的本金只有 ${shortYuan(fen)} 元，没有退款`,
  onlyWhoTook: '只有收款的人能在 10 分钟内撤销',
  voidNeedsReason: '撤销别人收的，或超过 10 分钟的，要写明原因',
  leastTopUp: (fen: number) => `一次至少充 ${shortYuan(fen)} 元`,
  mostTopUp: (fen: number) => `一次最多充 ${shortYuan(fen)} 元`,
  mostHeld: (fen: number) => `余额最多 ${shortYuan(fen)} 元，这次充不下`,
} as const
