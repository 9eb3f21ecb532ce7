import type { LedgerEntry } from '@shared/domain/points/types'
import { type Books, type Invariant, say, sum } from './books'
import { balance } from './points'

/**
 * A refund forgives only what the person had lost before: by lots that ended, or by closing the account.
 * Added up over all cards of one person; what they may still be forgiven is never more than what is left of
 * that.
 */
export const onlyLossesAreForgiven: Invariant = {
  name: '退款免扣的积分不超过顾客真正失去的',
  broken: books =>
    books.members
      .filter(({ mergedInto }) => mergedInto === '')
      .flatMap(({ _id, formerIds, forfeited, lapsed }) => {
        const entries = entriesOfPerson(books, [_id, ...formerIds])
        const closings = entries.filter(({ kind }) => kind === 'close')
        const lost = balance(entries, 'brand.expired') + balance(closings, 'brand.forfeited')
        const forgiven = 0 - balance(entries, 'brand.forgiven')
        const left = forfeited + sum(lapsed.map(({ points }) => points))
        return [
          ...say(forgiven <= lost, `${_id} 退款时免扣了 ${forgiven} 分，只失去过 ${lost} 分`),
          ...say(forfeited >= 0 && lapsed.every(({ points }) => points > 0), `${_id} 可免扣的积分为负`),
          ...say(left <= lost - forgiven, `${_id} 还可免扣 ${left} 分，只剩 ${lost - forgiven} 分`),
        ]
      }),
}

/** Closing the account gave up what was exchanged before it: cancelling such an exchange returns no point. */
export const closedExchangesReturnNothing: Invariant = {
  name: '注销以前的兑换取消后不退积分',
  broken: books =>
    books.exchanges.flatMap(exchange => {
      const back = books.entries.find(entry => entry.kind === 'return' && entry.ref === exchange._id)
      if (!back) return []
      const closedSince = books.entries.some(
        ({ kind, memberId, at, seq }) =>
          kind === 'close' && memberId === back.memberId && at >= exchange.doneAt && seq < back.seq,
      )
      const returned = balance([back], 'member.active') + balance([back], 'member.debt')
      return say(!closedSince || returned === 0, `${exchange._id} 在注销以前换的，却退了 ${returned} 分`)
    }),
}

function entriesOfPerson({ entries }: Books, ids: readonly string[]): LedgerEntry[] {
  return entries.filter(({ memberId }) => ids.includes(memberId))
}
