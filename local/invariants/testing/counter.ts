import { refundPrincipalCause, spendCause, topUpCause, voidSpendCause } from '@shared/domain/ids'
import type { MemberDoc } from '@shared/domain/member/types'
import type { Written } from '@shared/domain/points/book'
import type { LedgerEntry } from '@shared/domain/points/types'
import { refundPrincipal, spendAtCounter, topUpAtCounter, voidSpend } from '@shared/domain/stored/counter'
import { MANAGER, RULE, STORE } from './brand'
import type { Process, Standing, Town } from './town'

const counter = { storeId: STORE, staffId: MANAGER._id }

/** Stored value at the counter. Each command finds its own entry first, so a repeat changes nothing. */
export interface Wish {
  commandId: string
  memberId: string
  fen: number
}
type Decided = Written | { kind: string }
interface Given {
  member: MemberDoc
  booked: LedgerEntry | null
}

function* command(
  town: Town,
  memberId: string,
  cause: string,
  decide: (given: Given) => Decided,
  onlyMembers = false,
): Process {
  return yield* town.book(memberId, town.now, function* ({ member, journal }: Standing) {
    const booked = yield* town.booked(cause, journal)
    if (onlyMembers && !booked && member.state !== 'member') return { kind: 'refused' }
    return decide({ member, booked })
  })
}

const wishOf = ({ brand, now }: Town, { commandId, memberId, fen }: Wish) => ({
  brand,
  now,
  counter,
  customerId: memberId,
  commandId,
  amountFen: fen,
  inputHash: `${memberId} ${fen}`,
  reason: '搬家了',
  campaigns: [],
})

export function topUp(town: Town, wish: Wish): Process {
  const given = { ...wishOf(town, wish), rule: RULE }
  const cause = topUpCause(wish.memberId, wish.commandId)
  return command(town, wish.memberId, cause, standing => topUpAtCounter({ ...standing, ...given }), true)
}

export function spend(town: Town, wish: Wish): Process {
  const given = wishOf(town, wish)
  const cause = spendCause(wish.memberId, wish.commandId)
  return command(town, wish.memberId, cause, standing => spendAtCounter({ ...standing, ...given }), true)
}

export function payBack(town: Town, wish: Wish): Process {
  const given = wishOf(town, wish)
  const cause = refundPrincipalCause(wish.memberId, wish.commandId)
  return command(town, wish.memberId, cause, standing => refundPrincipal({ ...standing, ...given }))
}

/** Takes the spending of a command back, whoever's card that has become part of. */
export function* voidOf(town: Town, commandId: string, memberId: string): Process {
  const { brand, now } = town
  const { member, journal } = yield* town.load(memberId)
  const found = yield* town.booked(spendCause(memberId, commandId), journal)
  if (!member || !found || ![member._id, ...member.formerIds].includes(found.memberId)) return
  const given = { brand, now, counter, inputHash: '', spend: found, by: MANAGER, reason: '按错了' }
  yield* command(town, memberId, voidSpendCause(found._id), standing => voidSpend({ ...standing, ...given }))
}
