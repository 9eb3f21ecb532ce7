import type { MemberDoc } from '@shared/domain/account/types'
import { refundPrincipalCause, spendCause, topUpCause, voidSpendCause } from '@shared/domain/ids'
import type { Written } from '@shared/domain/points/book'
import type { LedgerEntry } from '@shared/domain/points/types'
import {
  refundPrincipal,
  spendAtCounter,
  topUpAtCounter,
  voidSpend,
} from '@shared/domain/stored-value/counter'
import { MANAGER, RULE, STORE } from './brand'
import type { MemberSnapshot, Process, Town } from './town'

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

type Kind = 'top-up' | 'spend' | 'refund-principal' | 'void-spend'

/** Decides, and reserves in the counter's day what would be booked, before the write. */
function* command(
  town: Town,
  { memberId, commandId, fen, kind }: Wish & { kind: Kind },
  cause: string,
  decide: (given: Given) => Decided,
  onlyMembers = false,
): Process {
  return yield* town.book(memberId, town.now, function* ({ member, journal }: MemberSnapshot) {
    const booked = yield* town.booked(cause, journal)
    if (onlyMembers && !booked && member.state !== 'member') return { kind: 'refused' }
    const decision = decide({ member, booked })
    if (decision.kind !== 'booked') return decision
    const most = kind === 'top-up' ? RULE.topUpPerDayFen : null
    const reserved = yield* town.reserve(MANAGER._id, { commandId, kind, memberId, amount: fen }, most)
    return reserved ? decision : { kind: 'refused' }
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
  const decide = (existing: Given) => topUpAtCounter({ ...existing, ...given })
  return command(town, { ...wish, kind: 'top-up' }, cause, decide, true)
}

export function spend(town: Town, wish: Wish): Process {
  const given = wishOf(town, wish)
  const cause = spendCause(wish.memberId, wish.commandId)
  const decide = (existing: Given) => spendAtCounter({ ...existing, ...given })
  return command(town, { ...wish, kind: 'spend' }, cause, decide, true)
}

export function payBack(town: Town, wish: Wish): Process {
  const given = wishOf(town, wish)
  const cause = refundPrincipalCause(wish.memberId, wish.commandId)
  const decide = (existing: Given) => refundPrincipal({ ...existing, ...given })
  return command(town, { ...wish, kind: 'refund-principal' }, cause, decide)
}

/** Takes the spending of a command back, whichever card that card was merged into. */
export function* voidOf(town: Town, commandId: string, memberId: string): Process {
  const { brand, now } = town
  const { member, journal } = yield* town.load(memberId)
  const found = yield* town.booked(spendCause(memberId, commandId), journal)
  if (!member || found?.kind !== 'spend' || ![member._id, ...member.formerIds].includes(found.memberId))
    return
  const given = { brand, now, counter, inputHash: '', spend: found, by: MANAGER, reason: '按错了' }
  const wish = { commandId: `void-${commandId}`, memberId, fen: 0, kind: 'void-spend' as const }
  yield* command(town, wish, voidSpendCause(found._id), existing => voidSpend({ ...existing, ...given }))
}
