import type { ActionName } from '@shared/contract'
import { adjustPoints } from '../modules/adjustment/adjust-points'
import { decideProposal } from '../modules/adjustment/decide-proposal'
import { saveCampaign } from '../modules/campaign/save-campaign'
import { stepCampaign } from '../modules/campaign/step-campaign'
import { addStock } from '../modules/coupon/add-stock'
import { claimCoupon } from '../modules/coupon/claim-coupon'
import { decideBatch } from '../modules/coupon/decide-batch'
import { saveBatch } from '../modules/coupon/save-batch'
import { stepBatch } from '../modules/coupon/step-batch'
import { takeGift } from '../modules/coupon/take-gift'
import { archiveLink } from '../modules/link/archive-link'
import { makeLinkCode } from '../modules/link/make-code'
import { saveLink } from '../modules/link/save-link'
import { confirmLogin } from '../modules/login/confirm-login'
import { endSession } from '../modules/login/end-session'
import { openLogin } from '../modules/login/open-login'
import { refuseLogin } from '../modules/login/refuse-login'
import { addGoodsStock } from '../modules/mall/add-goods-stock'
import { cancelExchange } from '../modules/mall/cancel-exchange'
import { exchangeGoods } from '../modules/mall/exchange-goods'
import { handOverExchange } from '../modules/mall/hand-over-exchange'
import { moveExchange } from '../modules/mall/move-exchange'
import { saveGoods } from '../modules/mall/save-goods'
import { stepGoods } from '../modules/mall/step-goods'
import { removePhoneOfMember, setPhone } from '../modules/member/change-phone'
import { closeMember } from '../modules/member/close-member'
import { joinMember } from '../modules/member/join-member'
import { mergeMember } from '../modules/member/merge-member'
import { removeProfile, saveProfile } from '../modules/member/save-profile'
import { stopMerge } from '../modules/member/stop-merge'
import { cancelOrder } from '../modules/order/cancel-order'
import { payOrder } from '../modules/order/pay-order'
import { placeOrder } from '../modules/order/place-order'
import { stepOrder } from '../modules/order/step-order'
import { removeBirthday, setBirthday } from '../modules/perk/set-birthday'
import { claimReceipt } from '../modules/receipt/claim-receipt'
import { creditSale } from '../modules/receipt/credit-sale'
import { voidReceipt } from '../modules/receipt/void-receipt'
import { decideInbox } from '../modules/reconciliation/decide-inbox'
import { recheckBill } from '../modules/reconciliation/recheck-bill'
import { replayNow } from '../modules/reconciliation/replay-now'
import { redeemCoupon } from '../modules/redemption/redeem-coupon'
import { undoRedemption } from '../modules/redemption/undo-redemption'
import { recordConsent } from '../modules/reminder/record-consent'
import { acceptInvitation } from '../modules/staff/accept-invitation'
import { changeStaff, removeStaff } from '../modules/staff/change-staff'
import { inviteStaff } from '../modules/staff/invite-staff'
import { saveStore } from '../modules/store/save-store'
import { refundStored } from '../modules/stored-value/refund-stored'
import { spendStored } from '../modules/stored-value/spend-stored'
import { topUpStored } from '../modules/stored-value/top-up-stored'
import { voidSpend } from '../modules/stored-value/void-spend'
import { openProposals } from '../pages/adjustment/open-proposals'
import { openCampaigns } from '../pages/campaign/open-campaigns'
import { rehearseCampaign } from '../pages/campaign/rehearse-campaign'
import { openBatches } from '../pages/coupon/open-batches'
import { openCoupon } from '../pages/coupon/open-coupon'
import { openOffers } from '../pages/coupon/open-offers'
import { openWallet } from '../pages/coupon/open-wallet'
import { openLinks } from '../pages/link/open-links'
import { readLinkReport } from '../pages/link/read-report'
import { resolveLink } from '../pages/link/resolve-link'
import { listSessions } from '../pages/login/list-sessions'
import { openSession } from '../pages/login/open-session'
import { openCatalog } from '../pages/mall/open-catalog'
import { openExchange } from '../pages/mall/open-exchange'
import { openExchanges } from '../pages/mall/open-exchanges'
import { openGoods } from '../pages/mall/open-goods'
import { openMall } from '../pages/mall/open-mall'
import { listMembers } from '../pages/member/list-members'
import { matchCard } from '../pages/member/match-card'
import { openCard } from '../pages/member/open-card'
import { openClosing } from '../pages/member/open-closing'
import { openMe } from '../pages/member/open-me'
import { openPhone } from '../pages/member/open-phone'
import { openProfile } from '../pages/member/open-profile'
import { openTimeline } from '../pages/member/open-timeline'
import { searchMembers } from '../pages/member/search-members'
import { listOperations } from '../pages/operation/list-operations'
import { listOrders } from '../pages/order/list-orders'
import { openLanding } from '../pages/order/open-landing'
import { openMenu } from '../pages/order/open-menu'
import { openOrder } from '../pages/order/open-order'
import { openToMake } from '../pages/order/open-to-make'
import { openUseful } from '../pages/order/open-useful'
import { openPoints } from '../pages/points/open-points'
import { openPointsCalendar } from '../pages/points/open-points-calendar'
import { openPointsRules } from '../pages/points/open-points-rules'
import { openPointsStory } from '../pages/points/open-points-story'
import { openCredits } from '../pages/receipt/open-credits'
import { openReceipt } from '../pages/receipt/open-receipt'
import { openFinance } from '../pages/reconciliation/open-reconciliation'
import { openToday } from '../pages/redemption/open-today'
import { previewCode } from '../pages/redemption/preview-code'
import { listStaff } from '../pages/staff/list-staff'
import { openInvitation } from '../pages/staff/open-invitation'
import { openStaff } from '../pages/staff/open-staff'
import { listStores } from '../pages/store/list-stores'
import { manageStores } from '../pages/store/manage-stores'
import { openStored } from '../pages/stored-value/open-stored-value'
import { openStoredDay } from '../pages/stored-value/open-stored-value-day'
import { openTier } from '../pages/tier/open-tier'
import type { Handler } from '../platform/context'

/** The code behind every action of the contract. */
export const handlers: { readonly [N in ActionName]: Handler<N> } = {
  'member.card': openCard,
  'member.me': openMe,
  'member.join': joinMember,
  'member.match': matchCard,
  'member.merge': mergeMember,
  'member.stopMerge': stopMerge,
  'member.phone': openPhone,
  'member.setPhone': setPhone,
  'member.removePhone': removePhoneOfMember,
  'member.profile': openProfile,
  'member.saveProfile': saveProfile,
  'member.removeProfile': removeProfile,
  'member.closing': openClosing,
  'member.close': closeMember,
  'member.list': listMembers,
  'member.search': searchMembers,
  'member.timeline': openTimeline,
  'perk.setBirthday': setBirthday,
  'perk.removeBirthday': removeBirthday,
  'tier.open': openTier,
  'points.open': openPoints,
  'points.story': openPointsStory,
  'points.rules': openPointsRules,
  'points.calendar': openPointsCalendar,
  'adjustment.adjust': adjustPoints,
  'adjustment.proposals': openProposals,
  'adjustment.decide': decideProposal,
  'coupon.takeGift': takeGift,
  'coupon.wallet': openWallet,
  'coupon.open': openCoupon,
  'coupon.offers': openOffers,
  'coupon.claim': claimCoupon,
  'coupon.batches': openBatches,
  'coupon.saveBatch': saveBatch,
  'coupon.stepBatch': stepBatch,
  'coupon.addStock': addStock,
  'coupon.decideBatch': decideBatch,
  'redemption.preview': previewCode,
  'redemption.redeem': redeemCoupon,
  'redemption.undo': undoRedemption,
  'redemption.today': openToday,
  'mall.list': openMall,
  'mall.goods': openGoods,
  'mall.exchange': exchangeGoods,
  'mall.cancel': cancelExchange,
  'mall.move': moveExchange,
  'mall.exchanges': openExchanges,
  'mall.open': openExchange,
  'mall.handOver': handOverExchange,
  'mall.catalog': openCatalog,
  'mall.saveGoods': saveGoods,
  'mall.stepGoods': stepGoods,
  'mall.addStock': addGoodsStock,
  'link.resolve': resolveLink,
  'link.list': openLinks,
  'link.save': saveLink,
  'link.archive': archiveLink,
  'link.code': makeLinkCode,
  'link.report': readLinkReport,
  'order.menu': openMenu,
  'order.place': placeOrder,
  'order.landing': openLanding,
  'order.useful': openUseful,
  'order.list': listOrders,
  'order.open': openOrder,
  'order.pay': payOrder,
  'order.cancel': cancelOrder,
  'order.toMake': openToMake,
  'order.step': stepOrder,
  'store.list': listStores,
  'store.manage': manageStores,
  'store.save': saveStore,
  'receipt.open': openReceipt,
  'receipt.claim': claimReceipt,
  'receipt.void': voidReceipt,
  'receipt.credit': creditSale,
  'receipt.credits': openCredits,
  'storedValue.open': openStored,
  'storedValue.topUp': topUpStored,
  'storedValue.spend': spendStored,
  'storedValue.voidSpend': voidSpend,
  'storedValue.refund': refundStored,
  'storedValue.day': openStoredDay,
  'reminder.consent': recordConsent,
  'staff.open': openStaff,
  'staff.list': listStaff,
  'staff.invite': inviteStaff,
  'staff.invitation': openInvitation,
  'staff.accept': acceptInvitation,
  'staff.change': changeStaff,
  'staff.remove': removeStaff,
  'login.open': openLogin,
  'login.confirm': confirmLogin,
  'login.refuse': refuseLogin,
  'login.sessions': listSessions,
  'login.end': endSession,
  'login.session': openSession,
  'campaign.list': openCampaigns,
  'campaign.save': saveCampaign,
  'campaign.step': stepCampaign,
  'campaign.rehearse': rehearseCampaign,
  'operation.list': listOperations,
  'reconciliation.open': openFinance,
  'reconciliation.replay': replayNow,
  'reconciliation.recheck': recheckBill,
  'reconciliation.decideInbox': decideInbox,
}
