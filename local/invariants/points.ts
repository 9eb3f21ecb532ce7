import type { MemberDoc } from '@shared/domain/account/types'
import type { LedgerEntry, MemberAccount } from '@shared/domain/points/types'
import { type Books, type Invariant, moved, say, sum } from './books'

/** Design.md part 6, 1: written from the page, not from the product's own audit. */
export const accountsEqualTheirEntries: Invariant = {
  name: '每个账户等于它的流水之和',
  broken: books =>
    books.members.flatMap(member => {
      const entries = entriesOf(books, member)
      return (Object.entries(statedBy(member)) as [MemberAccount, number][]).flatMap(([account, points]) => {
        const booked = balance(entries, account)
        return say(booked === points, `${member._id} ${account}：账上 ${points}，流水 ${booked}`)
      })
    }),
}

export const lotsAndDebtAreSound: Invariant = {
  name: '积分不为负，欠分时没有可用积分',
  broken: ({ members }) =>
    members.flatMap(({ _id, lots, pending, debt, growth, holds }) => {
      const parts = [...lots, ...pending, ...holds.flatMap(hold => hold.lots)]
      return [
        ...say(
          parts.every(part => Number.isSafeInteger(part.points) && part.points > 0),
          `${_id} 有不是正整数的积分`,
        ),
        ...say(new Set(lots.map(lot => lot.day)).size === lots.length, `${_id} 同一天有两笔积分`),
        ...say(debt >= 0 && growth >= 0, `${_id} 欠分或成长值为负`),
        ...say(debt === 0 || lots.length === 0, `${_id} 欠分时还有可用积分`),
      ]
    }),
}

/**
 * A cause is booked once: not twice in one journal, and the same wherever it is stored; growth is the sum of
 * its changes.
 */
export const nothingIsBookedTwice: Invariant = {
  name: '同一件事只记一次',
  broken: books => [
    ...books.members.flatMap(member => {
      const ids = member.journal.map(entry => entry._id)
      const growth = sum(entriesOf(books, member).map(entry => entry.growth))
      return [
        ...say(new Set(ids).size === ids.length, `${member._id} 的流水有重复`),
        ...say(growth === member.growth, `${member._id} 成长值 ${member.growth}，流水 ${growth}`),
      ]
    }),
    ...books.members.flatMap(member =>
      member.journal.flatMap(entry => {
        const archived = books.ledger.find(other => other._id === entry._id)
        const same = !archived || postingsText(archived) === postingsText(entry)
        return say(same, `${entry._id} 在两处写得不一样`)
      }),
    ),
  ],
}

/** What an entry says was left, of points and of stored value, is the sum of all up to it. */
export const entriesSayWhatWasLeft: Invariant = {
  name: '每笔流水写的余额等于到它为止的和',
  broken: books =>
    books.members.flatMap(member => {
      const inOrder = entriesOf(books, member).sort((a, b) => placeOf(a) - placeOf(b))
      const left = { points: 0, principalFen: 0, bonusFen: 0 }
      return inOrder.flatMap(entry => {
        left.points += balance([entry], 'member.active') + balance([entry], 'member.debt')
        left.principalFen += moved([entry], 'member.principal')
        left.bonusFen += moved([entry], 'member.bonus')
        const stored = ('money' in entry && entry.money?.balance) || left
        return [
          ...say(
            entry.balance === left.points,
            `${entry._id} 写着剩 ${entry.balance} 分，该是 ${left.points}`,
          ),
          ...say(
            stored.principalFen === left.principalFen && stored.bonusFen === left.bonusFen,
            `${entry._id} 写的储值余额不对`,
          ),
        ]
      })
    }),
}

/** Of one write, what time alone had done comes first. */
const placeOf = ({ seq, kind }: LedgerEntry) => seq * 2 + (kind === 'roll' ? 0 : 1)

const postingsText = (entry: LedgerEntry) =>
  entry.postings.map(({ from, to, points }) => `${from}>${to}:${points}`).join()

export function entriesOf({ entries }: Books, member: MemberDoc): LedgerEntry[] {
  const ids = new Set([member._id])
  return entries.filter(entry => ids.has(entry.memberId))
}

export function balance(entries: readonly LedgerEntry[], account: string): number {
  const postings = entries.flatMap(entry => entry.postings)
  const into = postings.filter(posting => posting.to === account)
  const outOf = postings.filter(posting => posting.from === account)
  return sum(into.map(posting => posting.points)) - sum(outOf.map(posting => posting.points))
}

function statedBy(member: MemberDoc): Record<MemberAccount, number> {
  const points = (parts: readonly { points: number }[]) => sum(parts.map(part => part.points))
  return {
    'member.active': points(member.lots),
    'member.pending': points(member.pending),
    'member.held': points(member.holds.flatMap(hold => hold.lots)),
    'member.debt': member.debt === 0 ? 0 : -member.debt,
  }
}
