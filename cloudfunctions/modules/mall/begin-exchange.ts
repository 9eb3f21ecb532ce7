import { accept, type InputOf, type Outcome, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { dayOf } from '@shared/domain/calendar/day'
import { pickUpId } from '@shared/domain/codes/pick-up-code'
import type { CouponRule } from '@shared/domain/coupon/types'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { attributionFor, windowMsOf } from '@shared/domain/link/touch'
import {
  chooseExchangeSlot,
  exchangesOfCommand,
  isNearTurn,
  isSameInput,
  mayExchange,
  newExchange,
  periodOf,
} from '@shared/domain/mall/begin-exchange'
import { priceAsked } from '@shared/domain/mall/price'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import type { Context } from '../../platform/context'
import { insert, read } from '../../platform/database'
import { randomFraction } from '../../platform/ids'
import { loadMember } from '../account/load-member'
import { pointsView } from '../account/points-view'
import { exchangesFor } from './exchanges-for'
import { keepOne } from './keep-one'
import { refuseGoods } from './refuse-exchange'

/**
 * An exchange and a member that was read before the exchange was last seen open: together they allow one
 * hold, never a second.
 */
export interface Begun {
  exchange: ExchangeDoc
  member: MemberDoc
}

/**
 * What the goods are at this moment: nothing more for a thing, the rules and their version for a coupon; and
 * the order that would collect its money.
 */
export interface Offered {
  rules: readonly CouponRule[]
  ruleVersion: number
  /** `''` for points alone. */
  orderId: string
}

type ExchangeInput = InputOf<'mall.exchange'>

/**
 * The exchange of this command: inserted, or the one an earlier run left, in whatever period. 3 trips, 2
 * deep; a repeat reads member and exchange once more, in this order. Around the turn of a limit's period one
 * more look follows the insert.
 */
export async function beginExchange(
  context: Context,
  goods: GoodsDoc,
  offered: Offered,
  input: ExchangeInput,
): Promise<Outcome<Begun>> {
  const { brand, caller, now } = context
  const { commandId } = input
  const memberId = memberIdOf(brand._id, caller.openid)
  const period = periodOf(goods.limit, dayOf(now, brand.timeZone))
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const loading = loadMember(memberId)
    const [{ member }, existing] = await Promise.all([
      loading,
      exchangesFor(memberId, loading, { commandId, goods, period }),
    ])
    const owner = goods.limit && member ? member._id : memberId
    const slot = chooseExchangeSlot(goods, owner, period, existing, commandId)
    if (slot.kind === 'limit') return refuse('EXCHANGE_LIMIT')
    if (slot.kind === 'already') {
      return ofSameInput(await resume(await keepOne(slot.exchanges, brand, now), memberId), input)
    }
    const active = member ? pointsView(member, brand, now).active : 0
    // At the price of this person and moment; one that was opened keeps the price it was opened at.
    const seen = seenOf(input)
    const price = priceAsked(goods, member, seen, now, brand.timeZone)
    const refusal = mayExchange(goods, offered.rules, { member, active, price, seen }, brand, now)
    // A repeat is not refused for what its own first run has changed meanwhile.
    if ((refusal || !member) && !(await read('exchanges', slot.id)))
      return refuseGoods(refusal, goods, price, brand, now)
    if (!refusal && member) {
      const { ruleVersion, orderId } = offered
      const drawn = { pickUpId: pickUpId(randomFraction()), storeId: input.storeId ?? '', ruleVersion, now }
      const exchange = newExchange({
        _id: slot.id,
        goods,
        price,
        ...(price.fen > 0 ? { cash: { fen: price.fen, orderId } } : {}),
        memberId: owner,
        commandId,
        period,
        timeZone: brand.timeZone,
        broughtBy: attributionFor(member.touches ?? [], { at: now, windowMs: windowMsOf(brand) }),
        ...drawn,
      })
      if ((await insert('exchanges', exchange)) === 'inserted')
        return keepOneOfCommand({ exchange, member }, context, goods, input)
    }
    const begun = await resume(slot.id, memberId)
    if (begun.exchange.commandId === commandId) return ofSameInput(begun, input)
  }
  return refuse('BUSY')
}

/**
 * Both a run before the turn of the period and its repeat after it may have inserted: one of the two
 * exchanges goes on.
 */
async function keepOneOfCommand(
  begun: Begun,
  { brand, now }: Context,
  { limit }: GoodsDoc,
  input: ExchangeInput,
): Promise<Outcome<Begun>> {
  if (!isNearTurn(limit, now, brand.timeZone)) return accept(begun)
  const { exchange, member } = begun
  const existing = await exchangesFor(exchange.memberId, Promise.resolve({ member }), input)
  const keptId = await keepOne(exchangesOfCommand(existing, input.commandId), brand, now)
  return keptId === exchange._id ? accept(begun) : ofSameInput(await resume(keptId, exchange.memberId), input)
}

const ofSameInput = (begun: Begun, input: ExchangeInput): Outcome<Begun> =>
  isSameInput(begun.exchange, input.goodsId, seenOf(input)) ? accept(begun) : refuse('CONFLICT')

/** The price that the page showed. */
const seenOf = ({ points, fen = 0 }: ExchangeInput) => ({ points, fen })

/** Member first, exchange after it (history `held-twice`). */
export async function resume(exchangeId: string, memberId: string): Promise<Begun> {
  const { member } = await loadMember(memberId)
  const exchange = await read('exchanges', exchangeId)
  if (!member || !exchange) throw new Error(`exchange ${exchangeId} or its member is not there`)
  return { exchange, member }
}
