import type { StockKind } from './stock/types'

/**
 * Every `_id` of the product. A field named `…Id` always holds the `_id` of the document it names,
 * so ids of stores, batches, campaigns, staff and members carry their brand: `shanze:yunqi`.
 */
const join = (...parts: (string | number)[]) => parts.join(':')

/** `<brandId>:<openid>`; staff and members of one brand share this shape, in different collections. */
export const memberIdOf = (brandId: string, openid: string) => join(brandId, openid)
export const staffIdOf = (brandId: string, openid: string) => join(brandId, openid)
export const invitationIdOf = (brandId: string, codeHash: string) => join(brandId, codeHash)
export const storeIdOf = (brandId: string, code: string) => join(brandId, code)
export const batchIdOf = (brandId: string, code: string) => join(brandId, code)
export const campaignIdOf = (brandId: string, code: string) => join(brandId, code)
export const phoneIdentityIdOf = (brandId: string, phoneHmac: string) => join('ph', brandId, phoneHmac)
export const unionIdentityIdOf = (brandId: string, unionHmac: string) => join('un', brandId, unionHmac)
export const orderIdOf = (mchid: string, outTradeNo: string) => join(mchid, outTradeNo)
/** Merchant number and order number of an order of the mini-program. */
export const mchidOfOrder = (orderId: string) => orderId.slice(0, orderId.lastIndexOf(':'))
export const outTradeNoOfOrder = (orderId: string) => orderId.slice(orderId.lastIndexOf(':') + 1)
/**
 * Replaces a merchant number for what was paid in cash or elsewhere: the order is
 * `rcpt:<storeId>:<receiptNo>`.
 */
export const receiptMchidOf = (storeId: string) => join('rcpt', storeId)
export const isReceiptOrderId = (id: string) => id.startsWith('rcpt:')
/** The pick-up numbers of one store on one brand-local day. */
export const pickUpDayIdOf = (storeId: string, day: string) => join(storeId, day)
export const inboxIdOf = (kind: 'statement' | 'journal', id: string) => join(kind, id)
export const billCheckIdOf = (mchid: string, day: string) => join('bill', mchid, day)
export const auditCheckIdOf = (brandId: string, day: string) => join('audit', brandId, day)
/** `number` = order or refund number, whichever the difference is about. */
export const differenceIdOf = (mchid: string, day: string, kind: string, number: string) =>
  join(mchid, day, kind, number)
/** The terms of a batch under one version of its rule. */
export const batchTermsIdOf = (batchId: string, version: number) => join(batchId, `v${version}`)
/** One stock shard of a batch or of goods: their codes are chosen freely, so the kind keeps them apart. */
export const stockShardIdOf = (kind: StockKind, ownerId: string, n: number) => join(ownerId, kind, n)

/** The slot of a claim: the `_id` is the per-person limit. */
export const claimedCouponIdOf = (batchId: string, memberId: string, n: number) => join(batchId, memberId, n)
/** The i-th gift of an order (from 0); also the claim command of its reservation. */
export const giftCouponIdOf = (orderId: string, i: number) => join('gift', orderId, i)
/** A short number in use; its `_id` makes it unique within the brand. */
export const couponNumberIdOf = (brandId: string, shortNo: string) => join(brandId, shortNo)
/** The i-th coupon (from 0) of the pack stored under `packId`. */
export const packedCouponIdOf = (packId: string, i: number) => join(packId, i)
export const goodsIdOf = (brandId: string, code: string) => join(brandId, code)
/** An exchange of goods without a limit per person. */
export const exchangeIdOf = (memberId: string, commandId: string) => join(memberId, commandId)
/** The slot of an exchange with a limit: the `_id` is the per-person limit. */
export const exchangeSlotIdOf = (goodsId: string, memberId: string, period: string, n: number) =>
  join(goodsId, memberId, period, n)
/** The coupon an exchange delivers. */
export const exchangedCouponIdOf = (exchangeId: string) => join('exch', exchangeId, 1)
export const isExchangedCouponId = (id: string) => id.startsWith('exch:')

/** A path the brand shares; `code` is what is printed. */
export const linkIdOf = (brandId: string, code: string) => join(brandId, code)
/** One person's openings of one path within one half hour. */
export const visitIdOf = (memberId: string, code: string, slot: number) => join(memberId, code, slot)
/** The picture of a code, by its content. */
export const codeImageIdOf = (brandId: string, sha256: string) => join(brandId, sha256)

/** Reservations of gifts name the coupon itself; client commands never contain a colon. */
export const isGiftCouponId = (id: string) => id.startsWith('gift:')

/** The coupon of a perk: one per person, period and batch; also the claim command of its reservation. */
export const perkCouponIdOf = (kind: string, period: string, batchId: string, memberId: string) =>
  join('perk', kind, period, batchId, openidOfId(memberId))
export const isPerkCouponId = (id: string) => id.startsWith('perk:')

/** Placed among the coupons of a merged person: what may be claimed depends on other ids too. */
export const mergedMarkIdOf = (memberId: string) => join('merged', memberId)

/** A member's consent to messages of one kind. */
export const consentIdOf = (memberId: string, kind: string) => join(memberId, kind)

/** What one staff member did by hand on one brand-local day. */
export const staffDayIdOf = (staffId: string, day: string) => join(staffId, day)

/** An entry by which the brand lost money. */
export const lostMoneyIdOf = (entryId: string) => join('lost', entryId)

/** A change of what a brand offers: the insert decides who makes this version of the subject. */
export const operationIdOf = (kind: string, subjectId: string, version: number) =>
  join(kind, subjectId, `v${version}`)

/** An adjustment that waits for a second person. */
export const proposalIdOf = (brandId: string, commandId: string) => join(brandId, commandId)

/**
 * Causes of ledger entries: global, never per member document, so that a merge opens no second chance to
 * book.
 */
export const orderCause = (orderId: string, v: number) => join(orderId, `v${v}`)
/**
 * The id of a command is the caller's choice, so a cause also holds the member the command *names*: one id
 * never books for two people, and after a merge a repeat still names the old id and finds its entry.
 */
export const adjustCause = (memberId: string, commandId: string) => join('adj', memberId, commandId)
/** `a` gives, `b` takes. */
export const mergeCause = (a: string, b: string, side: 'out' | 'in') => join('merge', a, b, side)
export const joinCause = (memberId: string, seq: number) => join('join', memberId, seq)
export const closeCause = (memberId: string, seq: number) => join('close', memberId, seq)
export const rollCause = (memberId: string, seq: number) => join('roll', memberId, seq)

/** A hold is itself the proof that it was not booked yet, so its causes end in the member's `seq`. */
export const holdCause = (exchangeId: string, seq: number) => join('exch', exchangeId, 'hold', seq)
export const postCause = (exchangeId: string, seq: number) => join('exch', exchangeId, 'post', seq)
export const voidCause = (exchangeId: string, seq: number) => join('exch', exchangeId, 'void', seq)
export const returnCause = (exchangeId: string) => join('exch', exchangeId, 'return')

/** One gift per person and period: points that came with a perk. */
export const perkCause = (kind: string, period: string, memberId: string) =>
  join('perk', kind, period, memberId)

/**
 * Stored value at the counter: the customer whom the command names, and the command of the phone that asked.
 */
export const topUpCause = (customerId: string, commandId: string) => join('topup', customerId, commandId)
/** What a member's top-up names: an order, not an entry of the counter. */
export const isOrderRef = (ref: string) => !ref.startsWith('topup:')
export const spendCause = (customerId: string, commandId: string) => join('spend', customerId, commandId)
export const refundPrincipalCause = (customerId: string, commandId: string) =>
  join('svback', customerId, commandId)
/** One spending is taken back at most once. */
export const voidSpendCause = (spendEntryId: string) => join(spendEntryId, 'void')

/** The code of a path's id. */
export const codeOfLink = (linkId: string) => linkId.slice(linkId.indexOf(':') + 1)

/** The openid of a member or staff id. */
export const openidOfId = (id: string) => id.slice(id.indexOf(':') + 1)
