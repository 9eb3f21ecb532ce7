import type { MemberDoc } from '@shared/domain/account/types'
import { dayOf } from '@shared/domain/calendar/day'
import { NEVER } from '@shared/domain/due'
import { returnCause } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import {
  cancelExchange,
  dutyOf,
  ended,
  finished,
  givesPointsBack,
  handedOver,
  voided,
} from '@shared/domain/mall/decide-exchange'
import { processExchangeUnit } from '@shared/domain/mall/goods-stock'
import { pickUpObstacle } from '@shared/domain/mall/hand-over'
import { holdOf, holdPoints, returnPoints, settleHold } from '@shared/domain/mall/hold-points'
import {
  chooseExchangeSlot,
  exchangesOfCommand,
  isNearTurn,
  openExchange,
  periodOf,
} from '@shared/domain/mall/open-exchange'
import type { ExchangeDoc, GoodsDoc, VoidReason } from '@shared/domain/mall/types'
import { MANAGER, STORE } from './brand'
import type { Process, Town, Trips } from './town'

/**
 * Exchanges with their stock, trip by trip (docs/architecture/state-changes.md), as
 * cloudfunctions/modules/mall carries them out.
 */

interface Unit {
  shardId: string
  token: string
}
interface Wish {
  goods: GoodsDoc
  memberId: string
  c: string
}

export function* exchange(town: Town, wish: Wish): Process {
  const { now } = town
  const begun = yield* open(town, wish, now)
  if (begun?.exchange.state !== 'open') return
  const x = begun.exchange._id
  const unit = yield* take(town, wish, x, now)
  const lots = yield* hold(town, x, begun.member, now)
  if (!unit || !lots) return yield* giveUp(town, x, unit ? 'points-short' : 'sold-out', unit, now)
  yield
  const existing = at(town, x)
  if (existing.state !== 'open') return yield* applyDecision(town, x, unit, now)
  town.put(town.exchanges, { ...existing, ...finished(existing, { ...unit, lots, now }) })
  yield* free(town, x, now)
}

function* open(
  town: Town,
  { goods, memberId, c: commandId }: Wish,
  now: number,
): Trips<{ exchange: ExchangeDoc; member: MemberDoc } | null> {
  const { timeZone } = town.brand
  const period = periodOf(goods.limit, dayOf(now, timeZone))
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const { member } = yield* town.load(memberId)
    const existing = yield* exchangesFor(town, memberId, member, { c: commandId, goodsId: goods._id, period })
    const owner = goods.limit && member ? member._id : memberId
    const slot = chooseExchangeSlot(goods, owner, period, existing, commandId)
    if (slot.kind === 'limit') return null
    if (slot.kind === 'already')
      return yield* resume(town, yield* keepOne(town, slot.exchanges, now), memberId)
    yield
    if (!town.exchanges.has(slot.id)) {
      if (member?.state !== 'member') return null
      const drawn = { pickUpId: 'PICKUPCODE', timeZone, now }
      const exchange = openExchange({ _id: slot.id, goods, memberId: owner, commandId, period, ...drawn })
      town.put(town.exchanges, exchange)
      if (!isNearTurn(goods.limit, now, timeZone)) return { exchange, member }
      const own = exchangesOfCommand(yield* exchangesFor(town, owner, member, { c: commandId }), commandId)
      const kept = yield* keepOne(town, own, now)
      return kept === slot.id ? { exchange, member } : yield* resume(town, kept, owner)
    }
    const begun = yield* resume(town, slot.id, memberId)
    if (begun?.exchange.commandId === commandId) return begun
  }
  return null
}

/** Of every id the person has had: those of the command, and those a limit counts. */
function* exchangesFor(
  town: Town,
  memberId: string,
  member: MemberDoc | null,
  { c, goodsId, period }: { c: string; goodsId?: string; period?: string },
): Trips<ExchangeDoc[]> {
  yield
  const ids = new Set([memberId, ...(member ? [member._id, ...member.formerIds] : [])])
  return [...town.exchanges.values()].filter(
    each =>
      ids.has(each.memberId) &&
      (each.commandId === c || (each.goodsId === goodsId && each.period === period)),
  )
}

function* resume(town: Town, x: string, memberId: string) {
  const { member } = yield* town.load(memberId)
  yield
  return member && { exchange: at(town, x), member }
}

function* keepOne(town: Town, [first, ...others]: readonly ExchangeDoc[], now: number): Trips<string> {
  if (!first) throw new Error('a command without an exchange has none to keep')
  const decided = [first]
  for (const other of others) {
    if (other.state === 'open') yield* giveUp(town, other._id, 'repeated', null, now)
    decided.push(at(town, other._id))
  }
  const [kept = first] = exchangesOfCommand(decided, first.commandId)
  if (kept !== first && first.state === 'open') yield* giveUp(town, first._id, 'repeated', null, now)
  return kept._id
}

function* take(town: Town, { goods, memberId }: Wish, x: string, now: number): Trips<Unit | null> {
  const token = town.drawn('unit')
  yield
  const shards = [...town.goodsShards.values()].filter(({ ownerId }) => ownerId === goods._id)
  const begun = shards.flatMap(({ _id, reservations }) =>
    reservations
      .filter(row => row.takenFor === x && !row.back)
      .map(row => ({ shardId: _id, token: row.token })),
  )[0]
  const shard = shards.find(({ left }) => left > 0)
  if (!shard) return begun ?? null
  const reservations = [...shard.reservations, { token, takenFor: x, memberId, at: now }]
  town.put(town.goodsShards, { ...shard, left: shard.left - 1, reservations })
  return { shardId: shard._id, token }
}

function* hold(town: Town, x: string, first: MemberDoc, now: number): Trips<MemberDoc['lots'] | null> {
  let before = first
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const exchange = at(town, x)
    if (exchange.state !== 'open') return null
    const decision = holdPoints({ member: before, brand: town.brand, exchange, now })
    if (decision.kind === 'held') return decision.hold.lots
    if (decision.kind === 'archive-first') yield* town.archive(before, now)
    else if (decision.kind !== 'booked') return null
    else if (yield* town.write(before, decision.next)) return holdOf(decision.next, x)?.lots ?? null
    before = (yield* town.load(exchange.memberId)).member ?? before
    yield
  }
  return null
}

/** The void first; a void that finds another state follows it. */
function* giveUp(town: Town, x: string, reason: VoidReason, unit: Unit | null, now: number): Trips<void> {
  yield
  const exchange = at(town, x)
  if (exchange.state === 'open') town.put(town.exchanges, { ...exchange, ...voided(reason) })
  yield* applyDecision(town, x, unit, now)
}

function* applyDecision(town: Town, x: string, unit: Unit | null, now: number): Trips<void> {
  yield
  const exchange = at(town, x)
  yield* free(town, x, now)
  if (unit && processExchangeUnit(unit, exchange).do === 'give-back') yield* giveBack(town, unit)
}

export function free(town: Town, x: string, now: number): Process {
  const { brand } = town
  return town.book(at(town, x).memberId, now, ({ member }) =>
    settleHold({ member, brand, exchange: at(town, x), now }),
  )
}

function* giveBack(town: Town, { shardId, token }: Unit): Process {
  yield
  const shard = town.goodsShards.get(shardId)
  if (!shard?.reservations.some(row => row.token === token)) return
  const reservations = shard.reservations.filter(row => row.token !== token)
  town.put(town.goodsShards, { ...shard, left: shard.left + 1, reservations })
}

/** The customer takes the n-th exchange back, whichever card owns it by now. */
export function* cancel(town: Town, which: number): Process {
  const { now } = town
  yield
  const exchange = nth(town, which)
  if (!exchange) return
  const decision = cancelExchange(exchange, now)
  if (decision.do === 'void') return yield* giveUp(town, exchange._id, 'cancelled', null, now)
  if (decision.do !== 'cancel') return
  yield
  const existing = at(town, exchange._id)
  if (existing.state !== 'ready') return
  town.put(town.exchanges, { ...existing, ...ended('cancelled', now) })
  yield* takeBack(town, at(town, exchange._id), now)
}

/** A clerk confirms what a preview showed as ready. */
export function* handOver(town: Town, which: number, commandId: string): Process {
  const { now } = town
  yield
  const exchange = nth(town, which)
  if (!exchange || pickUpObstacle(exchange, now)) return
  yield
  const existing = at(town, exchange._id)
  if (existing.state !== 'ready' || now >= existing.pickUpUntil) return
  const handed = { commandId, storeId: STORE, staffId: MANAGER._id, staffName: '沈禾', at: now }
  town.put(town.exchanges, { ...existing, ...handedOver(handed) })
}

/** The exchanges sweeper; `x` may name none: it ran when there was nothing to do. */
export function* processExchange(town: Town, x: string): Process {
  const { now } = town
  yield
  const exchange = town.exchanges.get(x)
  if (!exchange) return
  const duty = dutyOf(exchange, now)
  if (duty === 'void') return yield* giveUp(town, x, 'timed-out', null, now)
  if (duty === 'take-back') return yield* takeBack(town, exchange, now)
  if (duty !== 'lapse') return
  yield
  const existing = at(town, x)
  if (existing.state !== 'ready') return
  town.put(town.exchanges, { ...existing, ...ended('lapsed', now) })
  yield* takeBack(town, at(town, x), now)
}

function* takeBack(town: Town, exchange: ExchangeDoc, now: number): Process {
  const { brand } = town
  if (givesPointsBack(exchange)) {
    const outcome = yield* town.book(exchange.memberId, now, function* ({ member, journal }) {
      const booked = yield* town.booked(returnCause(exchange._id), journal)
      return returnPoints({ member, brand, exchange, booked, now })
    })
    if (outcome.kind === 'busy') return
  }
  const token = town.drawn('back')
  yield
  const shard = town.goodsShards.get(exchange.shardId)
  if (!shard) throw new Error(`no shard ${exchange.shardId}`)
  const { _id: takenFor, memberId } = exchange
  const row = { token, takenFor, memberId, at: now, back: true as const }
  town.put(town.goodsShards, { ...shard, reservations: [...shard.reservations, row] })
  yield
  const existing = at(town, exchange._id)
  if (existing.returnToken !== '') return
  town.put(town.exchanges, { ...existing, returnToken: token, dueAt: NEVER })
  yield* giveBack(town, { shardId: shard._id, token })
}

/** The sweeper of goods' shards: the exchanges decide, never a clock. */
export function* processGoodsShard(town: Town, shardId: string): Trips<void> {
  yield
  for (const row of town.goodsShards.get(shardId)?.reservations ?? []) {
    yield
    const decision = processExchangeUnit(row, at(town, row.takenFor))
    if (decision.do === 'give-back') yield* giveBack(town, { shardId, token: row.token })
    if (decision.do !== 'drop') continue
    yield
    const shard = town.goodsShards.get(shardId)
    if (shard)
      town.put(town.goodsShards, {
        ...shard,
        reservations: shard.reservations.filter(({ token }) => token !== row.token),
      })
  }
}

const nth = ({ exchanges }: Town, which: number) =>
  [...exchanges.values()][which % Math.max(1, exchanges.size)]

function at({ exchanges }: Town, x: string): ExchangeDoc {
  const exchange = exchanges.get(x)
  if (!exchange) throw new Error(`no exchange ${x}`)
  return exchange
}
