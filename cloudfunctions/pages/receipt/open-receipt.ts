import { accept, type OutputOf, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import type { OrderDoc, PaidFact } from '@shared/domain/order/types'
import { openBooks } from '@shared/domain/points/book'
import { endOfLot, lotDayOf } from '@shared/domain/points/lot-day'
import type { Purse } from '@shared/domain/points/purse'
import { claimableUntil, claimReceipt } from '@shared/domain/receipt/claim-receipt'
import { type ClaimedReceipt, receiptWorth } from '@shared/domain/receipt/receipt-worth'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { knownCampaigns } from '../../modules/campaign/open-campaigns'
import { memberView } from '../../modules/member/member-view'
import { settle } from '../../modules/order/settle-order'
import { orderView } from '../../modules/order-facts/order-view'
import { readReceiptCode } from '../../modules/receipt/receipt-code'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'

type Opened = OutputOf<'receipt.open'>
type PaidOrder = OrderDoc & { paid: PaidFact }

/**
 * A printed receipt as the holder of its full code may see it, before and after claiming it. One that another
 * person claimed shows nothing of the sale and no name. 2 trips side by side; the caller's own, not settled
 * yet: + settle.
 */
export const openReceipt: Handler<'receipt.open'> = async (context, { code }) => {
  const { brand, caller, now } = context
  const orderId = readReceiptCode(brand._id, code)
  if (orderId === null) return refuse('RECEIPT_UNKNOWN')
  const memberId = memberIdOf(brand._id, caller.openid)
  const [{ member }, order] = await Promise.all([
    loadMember(memberId),
    read('orders', orderId),
    // Only so that a cold instance reads its settings beside the rest.
    knownCampaigns(brand._id),
    storeNames(brand._id),
  ])
  if (!order?.paid) return refuse('RECEIPT_UNKNOWN')
  const ownIds = idsOfPerson(memberId, member)
  const { receiptClaimDays: claimDays, timeZone } = brand
  const { kind } = claimReceipt(order, { memberId, mine: ownIds, claimDays, timeZone }, now)
  const shown = { order: { ...order, paid: order.paid }, member }
  if (kind === 'mine') return accept(await view('mine', await settled(shown, now), context))
  return accept(await view(kind === 'update' ? 'open' : kind, shown, context))
}

interface Shown {
  order: PaidOrder
  member: MemberDoc | null
}

/** Nothing is shown as granted before it is booked. */
async function settled({ order, member }: Shown, now: number): Promise<Shown> {
  if (order.settledVersion === order.version) return { order, member }
  const settlement = await settle(order, now)
  if (settlement.kind === 'left') return { order, member }
  return { order: { ...settlement.order, paid: order.paid }, member: settlement.member ?? member }
}

async function view(state: Opened['state'], shown: Shown, { brand, caller, now }: Context): Promise<Opened> {
  const { order } = shown
  const memberId = memberIdOf(brand._id, caller.openid)
  const who = shown.member ?? createGuest({ memberId, brand, cardNo: '', now })
  const { member, purse } = openBooks({ member: who, brand, now })
  const campaigns = await knownCampaigns(brand._id)
  const storeName = await storeNames(brand._id)
  const known = state === 'open' || state === 'mine'
  return {
    brand: brandView(brand),
    member: memberView(shown.member, brand, memberId, now),
    now,
    state,
    order: known ? orderView(order, storeName(order.storeId)) : null,
    points: known ? pointsOf({ member, order, brand, campaigns, now }) : 0,
    granted: state === 'mine' ? (order.grant?.points ?? 0) : 0,
    waiting: member.state !== 'member' || (state === 'mine' && waits(order, purse)),
    lotDay: endOfLot(lotDayOf(order.paid.day, brand.points.expiry)),
    untilAt: claimableUntil(order.paid.day, brand.receiptClaimDays, brand.timeZone),
  }
}

/** What it has left once it is booked; until then what it would give. */
const pointsOf = (claim: ClaimedReceipt) => (claim.order.grant ? claim.order.keptPoints : receiptWorth(claim))

/** Not booked yet, or waiting for its day. */
const waits = (order: OrderDoc, { pending }: Pick<Purse, 'pending'>) =>
  !order.grant || pending.some(({ ref }) => ref === order._id)
