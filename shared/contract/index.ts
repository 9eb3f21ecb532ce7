import type { InputOfAction, OutputOfAction } from './action'
import { adjustPoints, decideProposal, openProposals } from './actions/adjust'
import { setBirthday } from './actions/birthday'
import { openCard, openMe } from './actions/card'
import { openClerk, openToday, previewCode, redeemCoupon, undoRedemption } from './actions/clerk'
import { claimCoupon, openCoupon, openOffers, openWallet } from './actions/coupon'
import { decideInbox, openFinance, recheckBill, replayDifference } from './actions/finance'
import { cancelExchange, exchangeGoods, handOverExchange, openExchange, openExchanges } from './actions/mall'
import { closeMember, joinMember, openClosing } from './actions/member'
import { matchCard, mergeMember, stopMerge } from './actions/merge'
import { recordConsent } from './actions/notice'
import { openLanding, openMenu, placeOrder, takeGift } from './actions/order'
import { openPhone, removePhone, setPhone } from './actions/phone'
import { openPoints, openPointsCalendar, openPointsRules, openPointsStory } from './actions/points'
import { claimReceipt, creditSale, openCredits, openReceipt, voidReceipt } from './actions/receipt'
import {
  openStored,
  openStoredDay,
  refundStored,
  spendStored,
  topUpStored,
  voidSpend,
} from './actions/stored'
import { openTier } from './actions/tier'

/** Every action of the api, by its name on the wire. */
export const actions = {
  'card.open': openCard,
  'me.open': openMe,
  'member.join': joinMember,
  'member.match': matchCard,
  'member.merge': mergeMember,
  'member.stopMerge': stopMerge,
  'member.phone': openPhone,
  'member.setPhone': setPhone,
  'member.removePhone': removePhone,
  'member.closing': openClosing,
  'member.close': closeMember,
  'member.setBirthday': setBirthday,
  'order.menu': openMenu,
  'order.place': placeOrder,
  'landing.open': openLanding,
  'gift.take': takeGift,
  'wallet.open': openWallet,
  'coupon.open': openCoupon,
  'coupon.offers': openOffers,
  'coupon.claim': claimCoupon,
  'points.open': openPoints,
  'points.story': openPointsStory,
  'points.rules': openPointsRules,
  'points.calendar': openPointsCalendar,
  'notice.consent': recordConsent,
  'tier.open': openTier,
  'mall.exchange': exchangeGoods,
  'mall.cancel': cancelExchange,
  'mall.exchanges': openExchanges,
  'mall.open': openExchange,
  'clerk.handOver': handOverExchange,
  'stored.open': openStored,
  'clerk.topUp': topUpStored,
  'clerk.spend': spendStored,
  'clerk.voidSpend': voidSpend,
  'clerk.refundStored': refundStored,
  'clerk.storedDay': openStoredDay,
  'clerk.open': openClerk,
  'clerk.preview': previewCode,
  'clerk.redeem': redeemCoupon,
  'clerk.undo': undoRedemption,
  'clerk.today': openToday,
  'clerk.adjust': adjustPoints,
  'clerk.proposals': openProposals,
  'clerk.decide': decideProposal,
  'receipt.open': openReceipt,
  'receipt.claim': claimReceipt,
  'receipt.void': voidReceipt,
  'clerk.credit': creditSale,
  'clerk.credits': openCredits,
  'finance.open': openFinance,
  'finance.replay': replayDifference,
  'finance.recheck': recheckBill,
  'finance.decideInbox': decideInbox,
} as const

export type Actions = typeof actions
export type ActionName = keyof Actions
export type InputOf<N extends ActionName> = InputOfAction<Actions[N]>
export type OutputOf<N extends ActionName> = OutputOfAction<Actions[N]>

export * from './envelope'
export * from './errors'
export * from './views'
