import { finished, voided } from '@shared/domain/exchange/decide-exchange'
import { holdOf, holdPoints, settleHold } from '@shared/domain/exchange/hold-points'
import { openExchange } from '@shared/domain/exchange/open-exchange'
import { adjustCause } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { closeMember } from '@shared/domain/member/close-member'
import { createGuest } from '@shared/domain/member/create-guest'
import { joinMember } from '@shared/domain/member/join-member'
import { mergeMembers } from '@shared/domain/member/merge-members'
import type { MemberDoc } from '@shared/domain/member/types'
import { adjustPoints } from '@shared/domain/points/adjust'
import { rollMember } from '@shared/domain/points/roll-member'
import { BRAND, MANAGER } from './brand'
import type { Process, Town, Trips } from './town'

export function join(town: Town, memberId: string): Process {
  const { brand, now } = town
  return town.book(memberId, now, ({ member }) =>
    joinMember({ member, brand, phone: null, name: '林青', now }),
  )
}

export function close(town: Town, memberId: string): Process {
  const { brand, now } = town
  return town.book(memberId, now, ({ member }) => closeMember({ member, brand, now }))
}

export function rolls(town: Town, memberId: string): Process {
  const { brand, now } = town
  return town.book(memberId, now, ({ member }) => rollMember({ member, brand, now }))
}

export function adjust(town: Town, commandId: string, memberId: string, points: number): Process {
  const { brand, now } = town
  const { staff, card } = brand.points.adjustAlonePerDay
  return town.book(memberId, now, function* ({ member, journal }) {
    const booked = yield* town.booked(adjustCause(memberId, commandId), journal)
    const wish = { named: memberId, commandId, points, note: '更正', inputHash: `${memberId} ${points}` }
    const alone = { by: [MANAGER._id], alonePerCard: card }
    const decision = adjustPoints({ member, brand, ...wish, ...alone, booked, now })
    if (decision.kind !== 'booked') return decision
    const amount = Math.abs(points)
    const reserved = yield* town.reserve(MANAGER._id, { commandId, kind: 'adjust', memberId, amount }, staff)
    return reserved ? decision : { kind: 'needs-second' as const }
  })
}

/** A customer's card becomes part of the one they have proven to be theirs, whatever the two stand for by now. */
export function* merge(town: Town, memberId: string, otherId: string): Trips<void> {
  const { now } = town
  const mine = (yield* town.load(memberId)).member?._id ?? memberId
  const holder = (yield* town.load(otherId)).member?._id ?? mine
  if (holder !== mine) yield* mergeInto(town, mine, holder, now)
}

/** One transaction: both documents as they were read, or again. */
function* mergeInto(town: Town, fromId: string, intoId: string, now: number): Trips<void> {
  const { brand } = town
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    yield
    const standing = town.members.get(fromId)
    const into = town.members.get(intoId)
    yield
    const from = standing ?? createGuest({ memberId: fromId, brand, cardNo: fromId, now })
    if (into?.mergedInto !== '' || from.mergedInto !== '') return
    const merged = mergeMembers({ from, into, brand, now })
    if (merged.kind === 'refused') return
    if (merged.kind === 'archive-first') {
      yield* town.archive(merged.whose === 'from' ? from : into, now)
      continue
    }
    yield
    if (town.members.get(fromId) !== standing || town.members.get(intoId) !== into) continue
    town.put(town.members, merged.from)
    town.put(town.members, merged.into)
    return
  }
}

/** Points for goods in two phases, without stock: that is the mall's own test. */
export function* exchange(
  town: Town,
  c: string,
  wish: { memberId: string; points: number; end: 'done' | 'void' },
): Process {
  const { now } = town
  const { member } = yield* town.load(wish.memberId)
  if (member?.state !== 'member') return
  yield
  let before: MemberDoc = member
  if (!town.exchanges.has(c)) town.put(town.exchanges, opened(c, wish, now))
  else {
    before = (yield* town.load(wish.memberId)).member ?? before
    yield
  }
  if (town.exchanges.get(c)?.state === 'open') {
    const lots = yield* hold(town, c, wish.memberId, before, now)
    yield
    decide(town, c, wish.end === 'done' ? lots : null, now)
  }
  yield* free(town, c, now)
}

const FETCHED = {
  kind: 'item' as const,
  pickUp: { days: 30, cancelDays: 14, ifLapsed: 'points-back' as const },
}
const opened = (c: string, { memberId, points }: { memberId: string; points: number }, now: number) => {
  const goods = { _id: 'shanze:cup', brandId: 'shanze', name: '山泽随行杯', what: FETCHED }
  const terms = { points, onSale: true, needTier: '', limit: null, total: 9 }
  const drawn = { pickUpId: 'PICKUPCODE', timeZone: BRAND.timeZone, now }
  return openExchange({ _id: c, goods: { ...goods, ...terms }, memberId, c, period: '', ...drawn })
}

function* hold(town: Town, c: string, memberId: string, first: MemberDoc, now: number) {
  let before = first
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const exchange = town.exchanges.get(c)
    if (exchange?.state !== 'open') return null
    const decision = holdPoints({ member: before, brand: town.brand, exchange, now })
    if (decision.kind === 'held') return decision.hold.lots
    if (decision.kind === 'archive-first') yield* town.archive(before, now)
    else if (decision.kind !== 'booked') return null
    else if (yield* town.write(before, decision.next)) return holdOf(decision.next, c)?.lots ?? null
    before = (yield* town.load(memberId)).member ?? before
    yield
  }
  return null
}

/** The exchange document decides, once. */
export function decide(town: Town, c: string, lots: MemberDoc['lots'] | null, now: number): void {
  const exchange = town.exchanges.get(c)
  if (exchange?.state !== 'open') return
  const fields = lots ? finished(exchange, { token: c, shelfId: '', lots, now }) : voided('timed-out')
  town.put(town.exchanges, { ...exchange, ...fields })
}

export function free(town: Town, c: string, now: number): Process {
  const { brand } = town
  return town.book(town.exchanges.get(c)?.memberId ?? '', now, ({ member }) => {
    const exchange = town.exchanges.get(c)
    return exchange ? settleHold({ member, brand, exchange, now }) : { kind: 'nothing' as const }
  })
}
