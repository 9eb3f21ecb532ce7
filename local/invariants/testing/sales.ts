import { dayOf } from '@shared/domain/calendar/day'
import { orderIdOf, receiptMchidOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { addPaid, addRefund } from '@shared/domain/order/add-fact'
import { orderAfterSettle } from '@shared/domain/order/after-settle'
import { createOrder, type OrderOrigin } from '@shared/domain/order/create-order'
import type { FactDecision, OrderDoc, RefundFact } from '@shared/domain/order/types'
import { claimReceipt } from '@shared/domain/receipt/claim-receipt'
import { creditSale } from '@shared/domain/receipt/credit-sale'
import { addReceipt } from '@shared/domain/receipt/receipt-order'
import { foldSlipNumber } from '@shared/domain/receipt/slip-number'
import { voidReceipt } from '@shared/domain/receipt/void-receipt'
import { newestEntryOf, settleOrder } from '@shared/domain/settlement/settle-order'
import { bonusOf, mayTopUp } from '@shared/domain/stored-value/bonus'
import { BRAND, MANAGER, RULE, STORE } from './brand'
import type { Process, Town, Trips } from './town'

const MCHID = '1900000109'
const place = { brandId: 'shanze', storeId: STORE, timeZone: BRAND.timeZone }

/** `settle(order)` with the order in hand, trip by trip (docs/architecture/state-changes.md). */
export function* settle(town: Town, inHand: OrderDoc, now: number): Process {
  let order = inHand
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const newest = yield* bookOrder(town, order, now)
    if (newest === 'busy') return
    yield
    const existing = town.orders.get(order._id)
    if (existing?.version === order.version && existing.settledVersion === order.settledVersion) {
      town.put(town.orders, { ...existing, ...orderAfterSettle(order, newest) })
      return
    }
    yield
    order = town.orders.get(order._id) ?? order
    if (order.settledVersion === order.version) return
  }
}

function* bookOrder(town: Town, order: OrderDoc, now: number) {
  if (!order.paid || order.memberId === '') return null
  const { brand } = town
  const outcome = yield* town.book(order.memberId, now, function* ({ member, journal }) {
    yield
    const inLedger = [...town.ledger.values()].filter(entry => entry.ref === order._id)
    const newest = newestEntryOf(order._id, journal, inLedger)
    return settleOrder({ member, order, newest, brand, campaigns: [], now })
  })
  if (outcome.kind === 'busy') return outcome.kind
  if (outcome.kind === 'already') return outcome.entry
  return outcome.kind === 'booked' ? newestEntryOf(order._id, outcome.entries) : null
}

/** Writes a verified fact guarded by `version`, then settles. */
function* fact(town: Town, orderId: string, decide: (order: OrderDoc | null) => FactDecision): Process {
  const { now } = town
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    yield
    const order = town.orders.get(orderId) ?? null
    const decision = decide(order)
    if (decision.kind === 'unmatched') return
    if (decision.kind === 'already') return order && (yield* settle(town, order, now))
    yield
    const existing = town.orders.get(orderId)
    if (decision.kind === 'insert' ? existing : existing?.version !== decision.before) continue
    town.put(town.orders, { ...existing, ...factsOf(decision.order), ...(existing ? {} : decision.order) })
    return yield* settle(town, decision.order, now)
  }
}

/** What `addFact` writes: results of a settle that came meanwhile stay. */
function factsOf(order: OrderDoc): OrderDoc {
  const { settledVersion, grant, keptPoints, gifts, ...facts } = order
  return facts as OrderDoc
}

const originOf = (no: string, memberId: string): OrderOrigin => ({
  mchid: MCHID,
  outTradeNo: no,
  brandId: 'shanze',
  storeId: STORE,
  memberId,
  source: 'app',
})

/** WeChat Pay's report that an order was paid; each order has its moment, however often it is reported. */
export function pay(town: Town, no: string, sale: { memberId: string; fen: number; at: number }): Process {
  const { memberId, fen, at } = sale
  const day = dayOf(at, BRAND.timeZone)
  const paid = { transactionId: `tx-${no}`, at, day, totalFen: fen, payerFen: fen, promotions: [] }
  const news = { origin: originOf(no, memberId), paid }
  return fact(town, orderIdOf(MCHID, no), order => addPaid(order, news, town.now))
}

export function refund(
  town: Town,
  no: string,
  back: Pick<RefundFact, 'no' | 'fen' | 'state'> & { memberId: string },
): Process {
  const { memberId, ...rest } = back
  const told = { ...rest, payerFen: rest.fen, at: town.now }
  const news = { origin: originOf(no, memberId), totalFen: null, refund: told }
  return fact(town, orderIdOf(MCHID, no), order => addRefund(order, news, town.now))
}

/** A customer's own order for stored value; paid by a notice like any other. */
export function* placeTopUp(town: Town, no: string, memberId: string, amountFen: number): Process {
  const { now } = town
  const { member } = yield* town.load(memberId)
  if (member?.state !== 'member' || mayTopUp(member.stored, amountFen, RULE)) return
  const { bonuses, version: ruleVersion } = RULE
  const topUp = { bonusFen: bonusOf(amountFen, bonuses), ruleVersion, steps: bonuses }
  const wish = { description: '储值', lines: [], commandId: no, inputHash: `${amountFen}`, amountFen, topUp }
  const order = createOrder({ ...originOf(no, memberId), ...wish, now })
  yield
  if (!town.orders.has(order._id)) town.put(town.orders, order)
}

/** Paid at WeChat's cashier, which knows only orders that were placed. */
export function* payTopUp(town: Town, no: string, sale: Parameters<typeof pay>[2]): Trips<void> {
  if (town.orders.has(orderIdOf(MCHID, no))) yield* pay(town, no, sale)
}

export const receiptIdOf = (no: string) => orderIdOf(receiptMchidOf(STORE), foldSlipNumber(no))

/** The till's signed word of a sale paid otherwise. */
export function ticket(town: Town, no: string, amountFen: number, soldAt: number): Process {
  const sale = {
    kind: 'receipt' as const,
    receiptNo: no,
    amountFen,
    paidBy: 'cash' as const,
    soldAt,
    lines: [],
  }
  return fact(town, receiptIdOf(no), order => {
    const decision = addReceipt(order, sale, place, town.now)
    // The acts use each number once, so a number of another day would be a defect of theirs.
    return decision.kind === 'number-of-another-day'
      ? { kind: 'unmatched', reason: 'second-transaction' }
      : decision
  })
}

/** A customer scans the printed code. */
export function* claim(town: Town, no: string, memberId: string): Process {
  const { now } = town
  const { member } = yield* town.load(memberId)
  const mine = member ? [memberId, member._id, ...member.formerIds] : [memberId]
  const terms = { memberId, mine, claimDays: BRAND.receiptClaimDays, timeZone: BRAND.timeZone }
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    yield
    const order = town.orders.get(receiptIdOf(no))
    const decision = order && claimReceipt(order, terms, now)
    if (decision?.kind === 'mine') return yield* settle(town, order as OrderDoc, now)
    if (decision?.kind !== 'update') return
    if (yield* own(town, decision)) return yield* settle(town, decision.order, now)
  }
}

/** A clerk credits a sale under the number of its slip, whether or not the till has reported it. */
export function* credit(town: Town, no: string, memberId: string, amountFen: number): Process {
  const { now } = town
  const commandId = `credit-${no}-${memberId}`
  const by = { staffId: MANAGER._id, commandId, inputHash: `${amountFen}` }
  const sale = { brandId: 'shanze', storeId: STORE, memberId, receiptNo: no, amountFen, at: now, ...by }
  const terms = { claimDays: BRAND.receiptClaimDays, timeZone: BRAND.timeZone }
  let known: OrderDoc | null = null
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = creditSale(known, sale, terms, now)
    if (decision.kind === 'already') return yield* settle(town, decision.order, now)
    if (decision.kind === 'insert' || decision.kind === 'claim') {
      const wish = { commandId, kind: 'credit' as const, memberId, amount: amountFen }
      if (!(yield* town.reserve(MANAGER._id, wish, null))) return
    }
    if (decision.kind === 'insert') {
      yield
      if (!town.orders.has(decision.order._id) && town.put(town.orders, decision.order))
        return yield* settle(town, decision.order, now)
    } else if (decision.kind !== 'claim') return
    else if (yield* own(town, decision)) return yield* settle(town, decision.order, now)
    yield
    known = town.orders.get(receiptIdOf(no)) ?? null
  }
}

/** The deciding write of a claim: the payer, once. */
function* own(town: Town, { order, before }: { order: OrderDoc; before: number }): Trips<boolean> {
  yield
  const existing = town.orders.get(order._id)
  if (existing?.version !== before || existing.memberId !== '') return false
  const { memberId, version, dueAt, tries } = order
  return town.put(town.orders, { ...existing, memberId, version, dueAt, tries })
}

/** A clerk gives money of a receipt back; `fen` null: all that is left. */
export function voidTicket(town: Town, no: string, commandId: string, fen: number | null): Process {
  const wish = { commandId, fen, staffId: MANAGER._id, reason: '退货' }
  return fact(town, receiptIdOf(no), order => {
    const decision = order ? voidReceipt(order, wish, town.now) : { kind: 'too-much' as const }
    return decision.kind === 'too-much' ? { kind: 'unmatched', reason: 'refund-amount-differs' } : decision
  })
}
