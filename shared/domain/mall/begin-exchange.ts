import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { addDays, dayOf, endOfDay } from '../calendar/day'
import type { CouponRule } from '../coupon/types'
import { isOverWhenTaken } from '../coupon/validity'
import { EXCHANGE_OPEN_MS, NEVER } from '../due'
import { exchangeIdOf, exchangeSlotIdOf } from '../ids'
import { LIMITS } from '../limits'
import { broughtByField } from '../link/touch'
import type { Attribution } from '../link/types'
import { tierById } from '../tier/tier-of'
import type { Price } from './price'
import type { ExchangeCash, ExchangeDoc, ExchangeLimit, GoodsDoc } from './types'

export type GoodsRefusal =
  | { reason: 'off-sale' | 'over' | 'ended' | 'price-changed' | 'not-member' | 'tier-required' | 'limit' }
  | { reason: 'points-short'; missing: number }
  | { reason: 'not-begun'; fromAt: number }

/** What a limit counts in on a brand-local day. */
export function periodOf(limit: ExchangeLimit | null, today: string): string {
  if (!limit) return ''
  return limit.per === 'day' ? today : limit.per === 'month' ? today.slice(0, 7) : 'ever'
}

/**
 * The requesting person: what they have, the price they saw and the one they have now. Whether the points are
 * really there is decided by the hold.
 */
export interface Asking {
  member: Pick<MemberDoc, 'state' | 'tier'> | null
  active: number
  price: Price
  seen: Pick<Price, 'points' | 'fen'>
}

/**
 * Why a person may not exchange at all, or null. `rules`: of the coupon or of each coupon in the pack, `[]`
 * for a thing.
 */
export function mayExchange(
  goods: GoodsDoc,
  rules: readonly Pick<CouponRule, 'validity'>[],
  { member, active, price, seen }: Asking,
  brand: Pick<BrandDoc, 'tiers' | 'timeZone'>,
  now: number,
): GoodsRefusal | null {
  const { fromAt = 0, toAt = NEVER } = goods
  if (!goods.onSale) return { reason: 'off-sale' }
  if (now < fromAt) return { reason: 'not-begun', fromAt }
  if (now >= toAt) return { reason: 'ended' }
  if (isOverWhenTaken(rules, now, brand.timeZone)) return { reason: 'over' }
  if (price.points !== seen.points || price.fen !== seen.fen) return { reason: 'price-changed' }
  if (member?.state !== 'member') return { reason: 'not-member' }
  const rank = (id: string) => tierById(id, brand.tiers).threshold
  if (goods.needTier !== '' && rank(member.tier) < rank(goods.needTier)) return { reason: 'tier-required' }
  return active < price.points ? { reason: 'points-short', missing: price.points - active } : null
}

/**
 * The period may change between a run of a command and its repeat, so that the two can meet only after both
 * have inserted. Each looks again after its insert then; further from the turn, the first look has seen every
 * earlier run of the command.
 */
export function isNearTurn(limit: ExchangeLimit | null, now: number, timeZone: string): boolean {
  const period = (at: number) => periodOf(limit, dayOf(at, timeZone))
  return period(now - EXCHANGE_OPEN_MS) !== period(now + EXCHANGE_OPEN_MS)
}

/**
 * What one command has opened, whatever the period and goods; first the one it keeps: decided, else the
 * oldest open one.
 */
export function exchangesOfCommand(existing: readonly ExchangeDoc[], commandId: string): ExchangeDoc[] {
  const rank = ({ state }: ExchangeDoc) => (state === 'void' ? 2 : state === 'open' ? 1 : 0)
  return existing
    .filter(exchange => exchange.commandId === commandId)
    .sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt || (a._id < b._id ? -1 : 1))
}

/** Those a limit counts. */
export const counts = ({ state }: Pick<ExchangeDoc, 'state'>): boolean =>
  state === 'open' || state === 'paying' || state === 'ready' || state === 'received' || state === 'handed'

export type Slot =
  /** This command has its exchange already. */
  { kind: 'already'; exchanges: ExchangeDoc[] } | { kind: 'limit' } | { kind: 'free'; id: string }

/**
 * Where a command's exchange exists or may be inserted; `existing` = all of this person, goods and period,
 * and all of this command, under every id the person has had; `memberId` = the one of today's card.
 * Exchanges are never deleted and, once void, unpaid, cancelled or lapsed, never count again, so a run
 * that fills number n has seen all before it: the limit holds however many try at once, from however many
 * phones.
 */
export function chooseExchangeSlot(
  goods: Pick<GoodsDoc, '_id' | 'limit'>,
  memberId: string,
  period: string,
  existing: readonly ExchangeDoc[],
  commandId: string,
): Slot {
  const exchanges = exchangesOfCommand(existing, commandId)
  if (exchanges.length > 0) return { kind: 'already', exchanges }
  if (!goods.limit) return { kind: 'free', id: exchangeIdOf(memberId, commandId) }
  const counting = existing.filter(counts).length
  if (counting >= goods.limit.count || existing.length >= LIMITS.exchangesPerPeriod) return { kind: 'limit' }
  const own = existing.filter(exchange => exchange.memberId === memberId)
  return { kind: 'free', id: exchangeSlotIdOf(goods._id, memberId, period, own.length + 1) }
}

/** The exchange as inserted: open, owning nothing yet, and due when its time is over. */
export function newExchange(given: {
  _id: string
  goods: GoodsDoc
  /** In points and, where an order collects it, in money. */
  price: Pick<Price, 'points'>
  cash?: ExchangeCash
  memberId: string
  commandId: string
  period: string
  /** The store that was chosen for a thing; absent = any. */
  storeId?: string
  /** Drawn for a thing; a coupon has no use for it. */
  pickUpId: string
  /** Of the coupon's batch when it is bought; absent for a thing or a pack. */
  ruleVersion?: number
  timeZone: string
  /** Absent or null = no path brought it. */
  broughtBy?: Attribution | null
  now: number
}): ExchangeDoc {
  const { _id, goods, price, cash, memberId, commandId, period, now } = given
  const until = now + EXCHANGE_OPEN_MS
  return {
    _id,
    brandId: goods.brandId,
    memberId,
    commandId,
    goodsId: goods._id,
    goodsName: goods.name,
    art: goods.art ?? '',
    batchId: goods.what.kind === 'coupon' ? goods.what.batchId : '',
    ruleVersion: given.ruleVersion ?? 0,
    points: price.points,
    ...(cash ? { cash } : {}),
    period,
    state: 'open',
    reason: null,
    createdAt: now,
    until,
    doneAt: 0,
    token: '',
    shardId: '',
    lots: [],
    ...pickUpOf(given),
    ...broughtByField(given.broughtBy ?? null),
    handed: null,
    endedAt: 0,
    returnToken: '',
    dueAt: until,
  }
}

type PickUp = Pick<ExchangeDoc, 'storeId' | 'pickUpId' | 'pickUpUntil' | 'cancelUntil' | 'ifLapsed'>

/** The goods' rule as of this moment: a later change of the rule changes nothing that was promised. */
function pickUpOf(given: {
  goods: GoodsDoc
  storeId?: string
  pickUpId: string
  timeZone: string
  now: number
}): PickUp {
  const { goods, storeId = '', pickUpId, timeZone, now } = given
  if (goods.what.kind === 'coupon') {
    return { storeId: '', pickUpId: '', pickUpUntil: 0, cancelUntil: 0, ifLapsed: 'points-back' }
  }
  const { days, cancelDays, ifLapsed } = goods.what.pickUp
  const lastMoment = (count: number) => endOfDay(addDays(dayOf(now, timeZone), count), timeZone)
  return {
    storeId,
    pickUpId,
    pickUpUntil: lastMoment(days),
    cancelUntil: lastMoment(Math.min(cancelDays, days)),
    ifLapsed,
  }
}

/**
 * Same command, same input: another input under its id is a conflict. The store is not compared, for the
 * customer may have moved the exchange since.
 */
export const isSameInput = (
  exchange: Pick<ExchangeDoc, 'goodsId' | 'points' | 'cash'>,
  goodsId: string,
  seen: Pick<Price, 'points' | 'fen'>,
) => exchange.goodsId === goodsId && exchange.points === seen.points && cashFen(exchange) === seen.fen

/** The money of an exchange in fen, 0 = points alone. */
export const cashFen = ({ cash }: Pick<ExchangeDoc, 'cash'>): number => cash?.fen ?? 0
