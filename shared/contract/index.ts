import type { InputOfAction, OutputOfAction } from './action'
import { adjustPoints, decideProposal, openProposals } from './actions/adjustment'
import { openCampaigns, rehearseCampaign, saveCampaign, stepCampaign } from './actions/campaign'
import { claimCoupon, openCoupon, openOffers, openWallet, takeGift } from './actions/coupon'
import { addStock, decideBatch, openBatches, saveBatch, stepBatch } from './actions/coupon-batch'
import { archiveLink, makeLinkCode, openLinks, readLinkReport, resolveLink, saveLink } from './actions/link'
import { confirmLogin, endSession, listSessions, openLogin, openSession, refuseLogin } from './actions/login'
import {
  cancelExchange,
  exchangeGoods,
  handOverExchange,
  moveExchange,
  openExchange,
  openExchanges,
  openGoods,
  openMall,
} from './actions/mall'
import { addGoodsStock, openCatalog, saveGoods, stepGoods } from './actions/mall-goods'
import { closeMember, joinMember, openClosing } from './actions/member'
import { openCard, openMe } from './actions/member-card'
import { listMembers, openTimeline, searchMembers } from './actions/member-list'
import { matchCard, mergeMember, stopMerge } from './actions/member-merge'
import { openPhone, removePhone, setPhone } from './actions/member-phone'
import { openProfile, removeProfile, saveProfile } from './actions/member-profile'
import { listOperations } from './actions/operation'
import {
  cancelOrder,
  listOrders,
  openLanding,
  openMenu,
  openOrder,
  openOrdersToMake,
  openUseful,
  payOrder,
  placeOrder,
  stepOrder,
} from './actions/order'
import { removeBirthday, setBirthday } from './actions/perk'
import { openPoints, openPointsCalendar, openPointsRules, openPointsStory } from './actions/points'
import { claimReceipt, creditSale, openCredits, openReceipt, voidReceipt } from './actions/receipt'
import { decideInbox, openFinance, recheckBill, replayDifference } from './actions/reconciliation'
import { openToday, previewCode, redeemCoupon, undoRedemption } from './actions/redemption'
import { recordConsent } from './actions/reminder'
import {
  acceptInvitation,
  changeStaff,
  inviteStaff,
  listStaff,
  openInvitation,
  openStaff,
  removeStaff,
} from './actions/staff'
import { listStores, manageStores, saveStore } from './actions/store'
import {
  openStored,
  openStoredDay,
  refundStored,
  spendStored,
  topUpStored,
  voidSpend,
} from './actions/stored-value'
import { openTier } from './actions/tier'

/** Every action of the api, by its name on the wire. */
export const actions = {
  'member.card': openCard,
  'member.me': openMe,
  'member.join': joinMember,
  'member.match': matchCard,
  'member.merge': mergeMember,
  'member.stopMerge': stopMerge,
  'member.phone': openPhone,
  'member.setPhone': setPhone,
  'member.removePhone': removePhone,
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
  'order.toMake': openOrdersToMake,
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
  'reconciliation.replay': replayDifference,
  'reconciliation.recheck': recheckBill,
  'reconciliation.decideInbox': decideInbox,
} as const

export type Actions = typeof actions
export type ActionName = keyof Actions
export type InputOf<N extends ActionName> = InputOfAction<Actions[N]>
export type OutputOf<N extends ActionName> = OutputOfAction<Actions[N]>

export * from './envelope'
export * from './errors'
export * from './views'
