import { accept, type InputOf, type Refusal, refusals, refuse } from '@shared/contract'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { netFenOf } from '@shared/domain/order/refunded'
import type { FactDecision, OrderDoc } from '@shared/domain/order/types'
import { numberOfDay } from '@shared/domain/receipt/slip-number'
import {
  clerkRefundNo,
  voidReceipt as decideVoid,
  type VoidReceiptInput,
} from '@shared/domain/receipt/void-receipt'
import { receiptText } from '@shared/text/receipt'
import type { Handler, StaffContext } from '../../platform/context'
import { readMany } from '../../platform/database'
import { inputHashOf } from '../../platform/order-number'
import { storeNames } from '../brand/store-view'
import { settle } from '../order/settle-order'
import { addFact } from '../order-facts/add-fact'
import { orderView } from '../order-facts/order-view'
import { isOwn } from '../staff/own-card'
import { refuseCommand } from '../staff/refuse-command'
import { reserveCommand } from '../staff/reserve-command'
import { workPlace } from '../staff/work-place'
import { receiptOrderId } from './receipt-code'

/**
 * A clerk gives back the money of a receipt of their store, wholly or in part: what was earned by it goes
 * back too. Clerks only on the day of the sale, managers at any time. The same command again answers the
 * same. 4 trips, + settle.
 */
export const voidReceipt: Handler<'receipt.void'> = async (context, input) => {
  const place = await workPlace(context, input.storeId)
  if (!place.ok) return place
  const order = await saleOf(input, context)
  if (!order?.paid) return refuse('RECEIPT_UNKNOWN')
  const orderId = order._id
  const refusal = isDone(order, input) ? null : await refuseNew(order, input, context)
  if (refusal) return refusal

  const { staff, now } = context
  const refund = {
    commandId: input.commandId,
    fen: input.fen ?? null,
    staffId: staff._id,
    reason: input.reason,
  }
  const first = decideVoid(order, refund, now)
  if (first.kind === 'too-much') return tooMuch(first.leftFen)
  const added = await addFact(orderId, existing => factOf(existing, refund, now), order)
  if (added.kind === 'busy') return refuse('BUSY')
  if (added.kind === 'unmatched') return refuse('CONFLICT')
  const settlement = await settle(added.order, now)
  const settled = settlement.kind === 'settled' ? settlement.order : added.order
  const storeName = await storeNames(context.brand._id)
  return accept({
    order: orderView(settled, storeName(settled.storeId)),
    leftFen: netFenOf(settled, 'total'),
    keptPoints: settled.keptPoints,
  })
}

/**
 * Whether this may begin: within the clerk's time, not their own purchase, and the command's first purpose. 2
 * trips.
 */
async function refuseNew(
  order: OrderDoc,
  { commandId, storeId, receiptNo, fen, reason }: InputOf<'receipt.void'>,
  context: StaffContext,
): Promise<Refusal | null> {
  const { staff, brand, now } = context
  if (!mayStill(order, context)) return refuse('NEEDS_MANAGER', receiptText.onlyOfToday)
  if (await isOwn(order.memberId, context)) return refuse('OWN_CARD', receiptText.ownPurchase)
  const leftFen = netFenOf(order, 'total')
  if (leftFen === 0 || (fen ?? 0) > leftFen) return tooMuch(leftFen)
  const reservation = await reserveCommand(
    context,
    {
      commandId,
      kind: 'void-receipt',
      memberId: order.memberId,
      inputHash: inputHashOf(['void', staff._id, storeId, receiptNo, fen ?? null, reason]),
      amount: fen ?? leftFen,
      permitId: '',
      day: dayOf(now, brand.timeZone),
    },
    null,
  )
  return reservation === 'reserved' ? null : refuseCommand(reservation, refusals.STAFF_DAY_LIMIT)
}

interface NamedReceipt {
  commandId: string
  storeId: string
  receiptNo: string
}

/**
 * A number the till uses every day names today's sale first, but a command that is sent again names the sale
 * it has given back: also when that number is credited anew meanwhile, or midnight comes between. 1 trip.
 */
async function saleOf(input: NamedReceipt, { brand, now }: StaffContext): Promise<OrderDoc | undefined> {
  const { storeId, receiptNo } = input
  const day = dayOf(now, brand.timeZone)
  const today = receiptOrderId(storeId, numberOfDay(receiptNo, day))
  const yesterday = receiptOrderId(storeId, numberOfDay(receiptNo, addDays(day, -1)))
  const plain = receiptOrderId(storeId, receiptNo)
  const sales = await readMany('orders', [today, yesterday, plain])
  const saleNumbered = (id: string) => sales.find(({ _id }) => _id === id)
  return sales.find(order => isDone(order, input)) ?? saleNumbered(today) ?? saleNumbered(plain)
}

const isDone = ({ refunds }: OrderDoc, { commandId }: Pick<NamedReceipt, 'commandId'>) =>
  refunds.some(({ no }) => no === clerkRefundNo(commandId))

function mayStill({ paid }: OrderDoc, { staff, brand, now }: StaffContext): boolean {
  return staff.role !== 'clerk' || paid?.day === dayOf(now, brand.timeZone)
}

/**
 * Another command took the rest meanwhile: answered like a second version of the same command, nothing is
 * given back.
 */
function factOf(order: OrderDoc | null, input: VoidReceiptInput, now: number): FactDecision {
  if (!order) throw new Error('a receipt has gone')
  const decision = decideVoid(order, input, now)
  return decision.kind === 'too-much' ? { kind: 'unmatched', reason: 'refund-amount-differs' } : decision
}

function tooMuch(leftFen: number) {
  const message = leftFen === 0 ? receiptText.givenBackWhole : receiptText.moreThanLeft
  return refuse('AMOUNT_NOT_ALLOWED', message, { leftFen })
}
