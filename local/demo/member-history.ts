import type { MemberDoc } from '@shared/domain/account/types'
import { adjustPoints } from '@shared/domain/adjustment/adjust'
import { dayOf } from '@shared/domain/calendar/day'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import { pickUpId } from '@shared/domain/codes/pick-up-code'
import { NEVER } from '@shared/domain/due'
import { exchangeIdOf } from '@shared/domain/ids'
import { newExchange } from '@shared/domain/mall/begin-exchange'
import { finished } from '@shared/domain/mall/decide-exchange'
import { goodsStock } from '@shared/domain/mall/goods-stock'
import { holdOf, holdPoints, settleHold } from '@shared/domain/mall/hold-points'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import { createGuest } from '@shared/domain/member/create-guest'
import { givePerks } from '@shared/domain/member/give-perks'
import { joinMember } from '@shared/domain/member/join-member'
import { addPaid, addRefund } from '@shared/domain/order/add-fact'
import { orderAfterSettle } from '@shared/domain/order/after-settle'
import { createOrder } from '@shared/domain/order/create-order'
import type { FactDecision, OrderDoc, OrderLine, PickUp } from '@shared/domain/order/types'
import { perksOf } from '@shared/domain/perk/due-perks'
import { archived } from '@shared/domain/points/archive'
import { rollMember } from '@shared/domain/points/roll-member'
import type { LedgerEntry } from '@shared/domain/points/types'
import { newestEntryOf, settleOrder } from '@shared/domain/settlement/settle-order'
import { startShardId } from '@shared/domain/stock/split'
import { BRAND_ID, brand, MCHID, storeIdByCode, TIME_ZONE } from './brand'
import { chenYi, type Persona } from './people'

/** Where the demo's pick-up id is drawn: the same at every start. */
const PICK_UP_DRAWN = 0.61803

/** One person's past, as documents. */
export interface MemberHistory {
  member: MemberDoc
  ledger: LedgerEntry[]
  orders: OrderDoc[]
  exchanges: ExchangeDoc[]
}

/** What happens to a person, at epoch ms `at`. */
export type MemberEvent =
  | { at: number; joins: true; phoneTail?: string }
  | {
      at: number
      pays: number
      store: string
      orderNo: string
      lines: OrderLine[]
      /** Ordered in the mini-program and fetched under this number. */
      pickUp?: number
    }
  /** Ordered in the mini-program and not paid. */
  | { at: number; orders: OrderLine[]; store: string; orderNo: string }
  | { at: number; refunds: number; orderNo: string }
  | { at: number; adjusts: number; note: string; commandId: string }
  /** A thing for points, ready to be fetched. */
  | { at: number; exchanges: GoodsDoc; commandId: string }
  | { at: number; rolls: true }
  /** The tier gives what it gives; the coupons are among the held ones. */
  | { at: number; perks: true }

/** Lives a past through the product's own rules, so that the demo's books balance like real ones. */
export function simulateMember(
  { openid, name }: Persona,
  cardNo: string,
  campaigns: CampaignDoc[],
  happenings: MemberEvent[],
): MemberHistory {
  const begun = happenings[0]?.at ?? 0
  const member = createGuest({ memberId: `${BRAND_ID}:${openid}`, brand, cardNo, now: begun })
  const inOrder = [...happenings].sort((a, b) => a.at - b.at)
  return inOrder.reduce<MemberHistory>(
    (life, happening) => archive(happen(life, happening, name, campaigns), happening.at),
    { member: { ...member, seq: 0 }, ledger: [], orders: [], exchanges: [] },
  )
}

function happen(
  life: MemberHistory,
  happening: MemberEvent,
  name: string,
  campaigns: CampaignDoc[],
): MemberHistory {
  const now = happening.at
  const { member } = life
  if ('joins' in happening) {
    const tail = happening.phoneTail
    const joined = joinMember({ member, brand, phone: null, now })
    if (joined.kind !== 'booked') throw new Error(`${name} cannot join: ${joined.kind}`)
    return { ...life, member: { ...joined.next, phoneTail: tail ?? '' } }
  }
  if ('pays' in happening) return settle(withPayment(life, happening), happening.orderNo, now, campaigns)
  if ('orders' in happening) return withUnpaid(life, happening)
  if ('refunds' in happening) return settle(withRefund(life, happening), happening.orderNo, now, campaigns)
  if ('exchanges' in happening) return withExchange(life, happening, name)
  if ('perks' in happening) return { ...life, member: handedOver(givePerks({ member, brand, now }), name) }
  const booking =
    'rolls' in happening
      ? rollMember({ member, brand, now })
      : adjustPoints({
          member,
          brand,
          named: member._id,
          commandId: happening.commandId,
          points: happening.adjusts,
          note: happening.note,
          inputHash: '',
          booked: null,
          now,
        })
  if (booking.kind === 'nothing') return life
  if (booking.kind !== 'booked') throw new Error(`${name}: ${booking.kind}`)
  return { ...life, member: booking.next }
}

/** In the product's two phases: the price is held, the exchange decided, the held points spent. */
function withExchange(
  life: MemberHistory,
  { at: now, exchanges: goods, commandId }: Extract<MemberEvent, { exchanges: GoodsDoc }>,
  name: string,
): MemberHistory {
  const { member } = life
  const memberId = member._id
  const drawn = { pickUpId: pickUpId(PICK_UP_DRAWN), timeZone: TIME_ZONE, now }
  const open = newExchange({
    _id: exchangeIdOf(memberId, commandId),
    goods,
    price: goods,
    memberId,
    commandId,
    period: '',
    ...drawn,
  })
  const held = holdPoints({ member, brand, exchange: open, now })
  if (held.kind !== 'booked') throw new Error(`${name} cannot exchange: ${held.kind}`)
  const lots = holdOf(held.next, open._id)?.lots ?? []
  const unit = { token: `demo-unit-${commandId}`, shardId: startShardId(goodsStock(goods), memberId) }
  const exchange = { ...open, ...finished(open, { ...unit, lots, now }) }
  const spent = settleHold({ member: held.next, brand, exchange, now })
  if (spent.kind !== 'booked') throw new Error(`${name} cannot spend: ${spent.kind}`)
  return { ...life, member: spent.next, exchanges: [...life.exchanges, exchange] }
}

function handedOver(decision: ReturnType<typeof givePerks>, name: string): MemberDoc {
  if (decision.kind !== 'booked') throw new Error(`${name} gets no perk: ${decision.kind}`)
  return { ...decision.next, perks: { ...perksOf(decision.next), owed: [] } }
}

function withPayment(
  life: MemberHistory,
  { at, pays, store, orderNo, lines, pickUp }: Extract<MemberEvent, { pays: number }>,
) {
  const origin = {
    mchid: MCHID,
    outTradeNo: orderNo,
    brandId: BRAND_ID,
    storeId: storeIdByCode(store),
    memberId: life.member._id,
    source: pickUp === undefined ? ('till' as const) : ('app' as const),
  }
  const description = lines.map(line => line.name).join('、')
  const order = createOrder({
    ...origin,
    description,
    lines,
    commandId: '',
    inputHash: '',
    amountFen: pays,
    now: at,
  })
  const paid = {
    transactionId: `420000${orderNo}`,
    at,
    day: dayOf(at, TIME_ZONE),
    totalFen: pays,
    payerFen: pays,
    promotions: [],
  }
  const added = factual(addPaid(order, { origin, paid }, at))
  return replaced(life, pickUp === undefined ? added : { ...added, pickUp: fetched(pickUp, paid.day, at) })
}

/** How long the demo's clerks take for a step. */
const STEP_MS = 4 * 60_000

/** Made, called out and taken, by the demo's clerk. */
function fetched(number: number, day: string, paidAt: number): PickUp {
  const staffId = `${BRAND_ID}:${chenYi.openid}`
  const steps = (['making', 'ready', 'taken'] as const).map((to, i) => ({
    to,
    at: paidAt + (i + 1) * STEP_MS,
    staffId,
    commandId: `demo-step-${number}-${to}`,
  }))
  return { number, day, state: 'taken', steps }
}

/**
 * An unpaid order of which WeChat Pay has never heard: no query about it is due, it can be paid from its
 * page.
 */
function withUnpaid(
  life: MemberHistory,
  { at, orders: lines, store, orderNo }: Extract<MemberEvent, { orders: OrderLine[] }>,
): MemberHistory {
  const order = createOrder({
    mchid: MCHID,
    outTradeNo: orderNo,
    brandId: BRAND_ID,
    storeId: storeIdByCode(store),
    memberId: life.member._id,
    source: 'app',
    description: lines.map(line => line.name).join('、'),
    lines,
    commandId: `demo-order-${orderNo}`,
    inputHash: '',
    amountFen: lines.reduce((sum, line) => sum + line.fen, 0),
    now: at,
  })
  return replaced(life, { ...order, settledVersion: order.version, dueAt: NEVER })
}

function withRefund(
  life: MemberHistory,
  { at, refunds, orderNo }: Extract<MemberEvent, { refunds: number }>,
): MemberHistory {
  const order = orderOf(life, orderNo)
  const { mchid, outTradeNo, brandId, storeId, memberId, source } = order
  const origin = { mchid, outTradeNo, brandId, storeId, memberId, source }
  const refund = { no: `${orderNo}R1`, state: 'success' as const, fen: refunds, payerFen: refunds, at }
  return replaced(life, factual(addRefund(order, { origin, totalFen: order.amountFen, refund }, at)))
}

function settle(life: MemberHistory, orderNo: string, now: number, campaigns: CampaignDoc[]): MemberHistory {
  const order = orderOf(life, orderNo)
  const newest = newestEntryOf(order._id, life.ledger)
  const booking = settleOrder({ member: life.member, order, newest, brand, campaigns, now })
  if (booking.kind !== 'booked') throw new Error(`order ${orderNo}: ${booking.kind}`)
  const entry = newestEntryOf(order._id, booking.entries)
  return replaced(
    { ...life, member: booking.next },
    { ...order, ...orderAfterSettle(order, entry), createdAt: order.createdAt },
  )
}

function archive(life: MemberHistory, now: number): MemberHistory {
  const { member, ledger } = life
  const emptied = { ...member, ...archived({ member, brand, now }) }
  return { ...life, member: emptied, ledger: [...ledger, ...member.journal] }
}

function factual(decision: FactDecision): OrderDoc {
  if (decision.kind === 'insert' || decision.kind === 'update') return decision.order
  throw new Error(`a fact of the demo does not fit: ${decision.kind}`)
}

function orderOf(life: MemberHistory, orderNo: string): OrderDoc {
  const order = life.orders.find(each => each.outTradeNo === orderNo)
  if (!order) throw new Error(`no order ${orderNo}`)
  return order
}

const replaced = (life: MemberHistory, order: OrderDoc): MemberHistory => ({
  ...life,
  orders: [...life.orders.filter(each => each._id !== order._id), order],
})
