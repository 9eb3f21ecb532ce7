import { accept, type Outcome, type OutputOf, type Refusal, refuse } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import type { OrderDoc } from '@shared/domain/order/types'
import {
  type CounterSale,
  type CreditDecision,
  creditSale as decide,
} from '@shared/domain/receipt/credit-sale'
import { numberOfDay } from '@shared/domain/receipt/slip-number'
import { receiptText } from '@shared/text/receipt'
import type { Handler, StaffContext } from '../../platform/context'
import { insert, readMany, updateWhere } from '../../platform/database'
import { inputHashOf, slipNumberOf } from '../../platform/order-number'
import { loadMember } from '../account/load-member'
import { pointsView } from '../account/points-view'
import { storeNames } from '../brand/store-view'
import { settle } from '../order/settle-order'
import { orderView } from '../order-facts/order-view'
import { type CustomerPermit, readCustomerPermit } from '../staff/customer-permit'
import { customerView } from '../staff/customer-view'
import { refuseCommand } from '../staff/refuse-command'
import { reserveCommand } from '../staff/reserve-command'
import { workPlace } from '../staff/work-place'
import { receiptOrderId } from './receipt-code'
import { mayCredit, refuseCredit } from './refuse-credit'
import { refuseSimilarSale } from './similar-sale'

/**
 * A clerk credits a sale that WeChat Pay knows nothing of: an order under the number of its slip, settled
 * like any payment and given back like any receipt. One slip is credited once, whichever clerk tries; the
 * same command answers the same. 4 trips until it is durable, + settle.
 */
export const creditSale: Handler<'receipt.credit'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, storeId, customerId, amountFen } = input
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const permit = readCustomerPermit(input.permit, { customerId, staffId: staff._id, storeId }, now)
  if (!permit || !customerId.startsWith(`${brand._id}:`)) return refuse('PREVIEW_EXPIRED')
  const sale: CounterSale = {
    brandId: brand._id,
    storeId,
    memberId: customerId,
    staffId: staff._id,
    receiptNo: input.receiptNo ?? slipNumberOf(staff._id, commandId),
    amountFen,
    at: permit.foundAt,
    commandId,
    inputHash: inputHashOf([staff._id, storeId, customerId, amountFen, input.receiptNo ?? '']),
  }
  const { member } = await loadMember(customerId)
  const refusal = permit.expired ? refuse('PREVIEW_EXPIRED') : mayCredit(context, sale, member)
  const recorded = await recordSale(sale, permit, context, refusal, input.confirmed === true)
  return recorded.ok ? credited(recorded.data, sale, permit, context) : recorded
}

/**
 * The deciding write: inserted under its number, or the till's own ticket made the customer's; before it, the
 * command is reserved in the clerk's day. With a refusal nothing new begins, but what exists is still found.
 */
async function recordSale(
  sale: CounterSale,
  permit: CustomerPermit,
  context: StaffContext,
  refusal: Refusal | null,
  confirmed: boolean,
): Promise<Outcome<OrderDoc>> {
  const { brand, now } = context
  const terms = { claimDays: brand.receiptClaimDays, timeZone: brand.timeZone }
  const ofDay = numberOfDay(sale.receiptNo, dayOf(sale.at, terms.timeZone))
  const dayId = receiptOrderId(sale.storeId, ofDay)
  const plainId = receiptOrderId(sale.storeId, sale.receiptNo)
  const refusalOfNew = refusal ?? (confirmed ? null : await refuseSimilarSale(sale, context))
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    // Today's sale of a number that the till uses every day comes before an older one.
    const orders = await readMany('orders', [dayId, plainId])
    const today = orders.find(({ _id }) => _id === dayId)
    const known = today ?? orders.find(({ _id }) => _id === plainId) ?? null
    const first = decide(known, today ? { ...sale, receiptNo: ofDay } : sale, terms, now)
    const decision =
      first.kind === 'number-of-another-day' ? decide(null, { ...sale, receiptNo: ofDay }, terms, now) : first
    switch (decision.kind) {
      case 'already':
        return accept(decision.order)
      case 'insert':
      case 'claim': {
        const refused =
          (decision.kind === 'claim' ? refusal : refusalOfNew) ??
          (await refuseReserved(sale, permit, context))
        if (refused) return refused
        if (await write(decision)) return accept(decision.order)
        break
      }
      case 'number-of-another-day':
        throw new Error('a number without an order is of no other day')
      default:
        return refuseCredit(decision, brand, now)
    }
  }
  return refuse('BUSY')
}

async function refuseReserved(
  { commandId, memberId, inputHash, amountFen, at }: CounterSale,
  { id: permitId }: CustomerPermit,
  context: StaffContext,
): Promise<Refusal | null> {
  const { brand } = context
  const most = brand.counterCredit?.perDayFen ?? 0
  const day = dayOf(at, brand.timeZone)
  const command = {
    commandId,
    kind: 'credit' as const,
    memberId,
    inputHash,
    amount: amountFen,
    permitId,
    day,
  }
  const reservation = await reserveCommand(context, command, most)
  if (reservation === 'reserved') return null
  return refuseCommand(reservation, receiptText.mostPerDay(most))
}

const write = async (decision: Extract<CreditDecision, { kind: 'insert' | 'claim' }>) =>
  decision.kind === 'insert' ? (await insert('orders', decision.order)) === 'inserted' : claim(decision)

async function claim({ order, before }: Extract<CreditDecision, { kind: 'claim' }>): Promise<boolean> {
  const { _id, memberId, creditedBy, version, dueAt, tries } = order
  const facts = { memberId, version, dueAt, tries, ...(creditedBy ? { creditedBy } : {}) }
  return (await updateWhere('orders', { _id, version: before, memberId: '' }, facts)) === 1
}

/** What it gave; while others hold the books up, that it will. */
async function credited(
  recorded: OrderDoc,
  sale: CounterSale,
  { how }: CustomerPermit,
  { brand, now }: StaffContext,
): Promise<Outcome<OutputOf<'receipt.credit'>>> {
  const settlement = await settle(recorded, now)
  const settled = settlement.kind === 'settled'
  const order = settled ? settlement.order : recorded
  const member = (settled ? settlement.member : null) ?? (await loadMember(sale.memberId)).member
  if (!member) throw new Error(`customer ${sale.memberId} was scanned and has gone`)
  const storeName = await storeNames(brand._id)
  const pending = member.pending.some(row => row.ref === order._id)
  return accept({
    order: orderView(order, storeName(order.storeId)),
    receiptNo: order.slipNumber ?? order.outTradeNo,
    customer: customerView(member, brand),
    points: settled ? order.keptPoints : null,
    waiting: pending || member.state !== 'member',
    balance: how === 'typed' ? null : pointsView(member, brand, now),
  })
}
