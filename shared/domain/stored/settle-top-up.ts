import type { BrandDoc } from '../brand/types'
import { orderCause } from '../ids'
import type { MemberDoc, StoredValue } from '../member/types'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc } from '../order/types'
import { closeBooks, openBooks } from '../points/book'
import type { Booking, LedgerEntry } from '../points/types'
import { accountOf, lose, payIn, payOut } from './account'
import { keptOfTopUp } from './bonus'

const NOTHING: StoredValue = { principalFen: 0, bonusFen: 0 }

/**
 * Books what version `order.v` of a top-up order is worth, once: the paid total as principal with the promised bonus, less what was
 * refunded, on cumulative totals. A refund of principal that was spent already is the brand's loss. It earns no points.
 */
export function settleTopUp(input: {
  member: MemberDoc
  order: OrderDoc
  newest: LedgerEntry | null
  brand: BrandDoc
  now: number
}): Booking<MemberDoc> | { kind: 'nothing' } {
  const { member, order, newest } = input
  const { paid, topUp } = order
  if (!paid || !topUp || order.memberId === '') return { kind: 'nothing' }
  if (newest && newest.v >= order.v) return { kind: 'already', entry: newest }
  const kept = keptOfTopUp({ totalFen: paid.totalFen, ...topUp }, refundedFenOf(order, 'total'))
  const before = newest?.keptStored ?? NOTHING
  const account = accountOf(member.stored)
  const principal = kept.principalFen - before.principalFen
  const bonus = kept.bonusFen - before.bonusFen
  if (principal > 0) payIn(account, 'brand.received', 'member.principal', principal)
  else lose(account, 'brand.received', payOut(account, 'member.principal', 'brand.received', -principal))
  if (bonus > 0) payIn(account, 'brand.granted', 'member.bonus', bonus)
  else lose(account, 'brand.granted', payOut(account, 'member.bonus', 'brand.granted', -bonus))
  const { stored, money } = account
  return closeBooks(
    openBooks(input),
    {
      cause: orderCause(order._id, order.v),
      kind: 'top-up',
      ref: order._id,
      v: order.v,
      growth: 0,
      inputHash: '',
      money,
      stored,
      keptStored: kept,
    },
    { stored },
  )
}
