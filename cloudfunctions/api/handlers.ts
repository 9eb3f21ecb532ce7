import type { ActionName } from '@shared/contract'
import { adjustPoints } from '../modules/adjust/adjust-points'
import { decideProposal } from '../modules/adjust/decide-proposal'
import { openProposals } from '../modules/adjust/open-proposals'
import { claimCoupon } from '../modules/coupon/claim-coupon'
import { openCoupon } from '../modules/coupon/open-coupon'
import { openOffers } from '../modules/coupon/open-offers'
import { openWallet } from '../modules/coupon/open-wallet'
import { takeGift } from '../modules/coupon/take-gift'
import { cancelExchange } from '../modules/mall/cancel-exchange'
import { exchangeGoods } from '../modules/mall/exchange-goods'
import { handOverExchange } from '../modules/mall/hand-over-exchange'
import { openExchanges } from '../modules/mall/open-exchanges'
import { openExchange } from '../modules/mall/open-one-exchange'
import { forgetPhone, setPhone } from '../modules/member/change-phone'
import { closeMember } from '../modules/member/close-member'
import { joinMember } from '../modules/member/join-member'
import { matchCard } from '../modules/member/match-card'
import { mergeMember } from '../modules/member/merge-member'
import { openCard } from '../modules/member/open-card'
import { openClosing } from '../modules/member/open-closing'
import { openMe } from '../modules/member/open-me'
import { openPhone } from '../modules/member/open-phone'
import { stopMerge } from '../modules/member/stop-merge'
import { recordConsent } from '../modules/notice/record-consent'
import { openLanding } from '../modules/payment/open-landing'
import { openMenu } from '../modules/payment/open-menu'
import { placeOrder } from '../modules/payment/place-order'
import { setBirthday } from '../modules/perk/set-birthday'
import { openPoints } from '../modules/points/open-points'
import { openPointsCalendar } from '../modules/points/open-points-calendar'
import { openPointsRules } from '../modules/points/open-points-rules'
import { openPointsStory } from '../modules/points/open-points-story'
import { claimReceipt } from '../modules/receipt/claim-receipt'
import { creditSale } from '../modules/receipt/credit-sale'
import { openCredits } from '../modules/receipt/open-credits'
import { openReceipt } from '../modules/receipt/open-receipt'
import { voidReceipt } from '../modules/receipt/void-receipt'
import { decideInbox } from '../modules/reconciliation/decide-inbox'
import { openFinance } from '../modules/reconciliation/open-finance'
import { recheckBill } from '../modules/reconciliation/recheck-bill'
import { replayNow } from '../modules/reconciliation/replay-now'
import { openClerk } from '../modules/staff/open-clerk'
import { openToday } from '../modules/staff/open-today'
import { previewCode } from '../modules/staff/preview-code'
import { redeemCoupon } from '../modules/staff/redeem-coupon'
import { undoRedemption } from '../modules/staff/undo-redemption'
import { openStored } from '../modules/stored/open-stored'
import { openStoredDay } from '../modules/stored/open-stored-day'
import { refundStored } from '../modules/stored/refund-stored'
import { spendStored } from '../modules/stored/spend-stored'
import { topUpStored } from '../modules/stored/top-up-stored'
import { voidSpend } from '../modules/stored/void-spend'
import { openTier } from '../modules/tier/open-tier'
import type { Handler } from '../platform/context'

/** The code behind every action of the contract. */
export const handlers: { readonly [N in ActionName]: Handler<N> } = {
  'card.open': openCard,
  'me.open': openMe,
  'member.join': joinMember,
  'member.match': matchCard,
  'member.merge': mergeMember,
  'member.stopMerge': stopMerge,
  'member.phone': openPhone,
  'member.setPhone': setPhone,
  'member.removePhone': forgetPhone,
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
  'finance.replay': replayNow,
  'finance.recheck': recheckBill,
  'finance.decideInbox': decideInbox,
}
