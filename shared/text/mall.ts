import { couponAmount, integer } from '../domain/money/display'
import { agoWords, momentWords } from './dates'
import { spaced } from './spaced'
import { placeText } from './stores'

/** `80 积分`, `60 积分 + ¥10`: what goods take. */
export const priceWords = ({ points, fen }: { points: number; fen: number }): string =>
  fen === 0 ? `${integer(points)} 积分` : `${integer(points)} 积分 + ${couponAmount(fen)}`

/** Goods for points, for the customer who exchanges and the clerk who hands over. */
export const mallText = {
  priceChanged: (price: { points: number; fen: number }) =>
    `现在要 ${priceWords(price)}，没有扣积分。请看过再换`,
  tierRequired: (tierName: string) => `升到「${tierName}」就能换这件`,
  notBegun: (fromAt: number, now: number, timeZone: string) =>
    `${momentWords(fromAt, now, timeZone)} 开始，到时再来换`,
  pointsShort: (missing: number) => `还差 ${integer(missing)} 分，没有扣积分`,
  needsCard: '先入会再来换，一步就好',
  elsewhere: (storeName: string) =>
    `顾客选了在${storeName}取，这里没有为他留。请顾客在兑换详情里换成这家店，再扫一次`,
  ownExchange: '这是你自己换的，请同事来交给你',
  handed: (
    first: { at: number; storeId: string; storeName: string },
    storeId: string,
    now: number,
    timeZone: string,
  ) =>
    spaced(
      `已经取走了。${agoWords(first.at, now, timeZone)}在${placeText(first, storeId)}交过，这次没有再交`,
    ),
} as const
