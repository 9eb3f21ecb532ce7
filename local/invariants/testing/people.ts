import { adjustPoints } from '@shared/domain/adjustment/adjust'
import { adjustCause } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { closeMember } from '@shared/domain/member/close-member'
import { createGuest } from '@shared/domain/member/create-guest'
import { joinMember } from '@shared/domain/member/join-member'
import { mergeMembers } from '@shared/domain/member/merge-members'
import { rollMember } from '@shared/domain/points/roll-member'
import { MANAGER } from './brand'
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

/**
 * A customer's card becomes part of the one they have proven to be theirs, whichever cards the two
 * ids name by now.
 */
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
    const existing = town.members.get(fromId)
    const into = town.members.get(intoId)
    yield
    const from = existing ?? createGuest({ memberId: fromId, brand, cardNo: fromId, now })
    if (into?.mergedInto !== '' || from.mergedInto !== '') return
    const merged = mergeMembers({ from, into, brand, now })
    if (merged.kind === 'refused') return
    if (merged.kind === 'archive-first') {
      yield* town.archive(merged.whose === 'from' ? from : into, now)
      continue
    }
    yield
    if (town.members.get(fromId) !== existing || town.members.get(intoId) !== into) continue
    town.put(town.members, merged.from)
    town.put(town.members, merged.into)
    return
  }
}
