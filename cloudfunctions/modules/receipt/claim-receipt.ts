import { accept, type Outcome, type Refusal, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { OrderDoc } from '@shared/domain/order/types'
import { claimReceipt as decideClaim } from '@shared/domain/receipt/claim-receipt'
import { worksAt } from '@shared/domain/staff/scope'
import type { Context, Handler } from '../../platform/context'
import { read, readMany, updateWhere } from '../../platform/database'
import { idsOfPerson } from '../account/ids-of-person'
import { loadMember } from '../account/load-member'
import { storeNames } from '../brand/store-view'
import { joinMember } from '../member/join-member'
import { memberView } from '../member/member-view'
import { settle } from '../order/settle-order'
import { orderView } from '../order-facts/order-view'
import { readReceiptCode } from './receipt-code'

const REFUSALS = {
  taken: () => refuse('RECEIPT_TAKEN'),
  void: () => refuse('RECEIPT_VOID'),
  late: () => refuse('RECEIPT_LATE'),
} as const

/**
 * The customer scans the code of a receipt: it is theirs from now on, they are a member when they agreed to
 * it, and its points are booked, all in one go (seed RQ-02, RQ-04). Repeating it gives the same answer. Staff
 * claim no receipt of a store they work in. 4 trips until it is theirs, + join, + settle.
 */
export const claimReceipt: Handler<'receipt.claim'> = async (context, { commandId, code, join }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const orderId = readReceiptCode(brand._id, code)
  if (orderId === null) return refuse('RECEIPT_UNKNOWN')
  const { member } = await loadMember(memberId)
  const ownIds = idsOfPerson(memberId, member)
  const claimed = await take(orderId, ownIds, context)
  if (!claimed.ok) return claimed
  const joined = join ? await joinMember(context, { commandId, ...join }) : null
  const settlement = await settle(claimed.data, now)
  const order = settlement.kind === 'settled' ? settlement.order : claimed.data
  return accept(await view(order, settlement.kind === 'settled' ? settlement.member : null, joined, context))
}

/** The deciding write: the order's payer, once. A lost race reads again and then finds it taken. */
async function take(
  orderId: string,
  mine: readonly string[],
  { brand, caller, now }: Context,
): Promise<Outcome<OrderDoc>> {
  const memberId = memberIdOf(brand._id, caller.openid)
  const claim = { memberId, mine, claimDays: brand.receiptClaimDays, timeZone: brand.timeZone }
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const [order, employed] = await Promise.all([read('orders', orderId), readMany('staff', mine)])
    if (!order) return refuse('RECEIPT_UNKNOWN')
    const decision = decideClaim(order, claim, now)
    if (decision.kind === 'mine') return accept(order)
    if (employed.some(staff => staff.active && worksAt(staff, order.storeId)))
      return refuse('RECEIPT_OF_OWN_STORE')
    if (decision.kind !== 'update') return REFUSALS[decision.kind]()
    const { version, dueAt, tries } = decision.order
    const facts = { memberId, version, dueAt, tries }
    const guard = { _id: orderId, version: decision.before, memberId: '' }
    if ((await updateWhere('orders', guard, facts)) === 1) return accept(decision.order)
  }
  return refuse('BUSY')
}

/** A refused joining does not undo the claim: the points wait as any guest's do. */
async function view(
  order: OrderDoc,
  settled: MemberDoc | null,
  joined: Awaited<ReturnType<typeof joinMember>> | null,
  { brand, caller, now }: Context,
) {
  const memberId = memberIdOf(brand._id, caller.openid)
  const member = settled ?? (await loadMember(memberId)).member
  const notJoined: Refusal | null = joined && !joined.ok ? joined : null
  const storeName = await storeNames(brand._id)
  return {
    order: orderView(order, storeName(order.storeId)),
    points: order.keptPoints,
    waiting: member?.state !== 'member',
    member: memberView(member, brand, memberId, now),
    notJoined: notJoined ? { code: notJoined.code, message: notJoined.message } : null,
  }
}
