import type { LedgerEntry } from '@shared/domain/points/types'
import { type Invariant, moneyPostingsOf, moved, say, sum } from './books'
import { entriesOf } from './points'

/**
 * Written from the page, not from the product's own audit: principal and bonus are the sums of their
 * postings, never below 0.
 */
export const storedValueEqualsItsEntries: Invariant = {
  name: '储值的本金和赠金等于它们的流水之和',
  broken: books =>
    books.members.flatMap(member => {
      const entries = entriesOf(books, member)
      const { principalFen, bonusFen } = member.stored
      const principal = moved(entries, 'member.principal')
      const bonus = moved(entries, 'member.bonus')
      return [
        ...say(principal === principalFen, `${member._id} 本金：账上 ${principalFen}，流水 ${principal}`),
        ...say(bonus === bonusFen, `${member._id} 赠金：账上 ${bonusFen}，流水 ${bonus}`),
        ...say(principalFen >= 0 && bonusFen >= 0, `${member._id} 储值为负`),
        ...say(
          moneyPostingsOf(entries).every(({ fen }) => Number.isSafeInteger(fen) && fen > 0),
          `${member._id} 有不是正整数的储值流水`,
        ),
        ...wronglyVoided(entries, books.entries).map(id => `${id} 撤销时退回的和收的不一样`),
      ]
    }),
}

/**
 * An order that tops up gave what was paid less what was refunded, and the bonus in proportion or what the
 * rest alone would get.
 */
export const topUpsAreWorthWhatWasPaid: Invariant = {
  name: '充值的每一单等于付的减去退的',
  broken: books =>
    books.orders.flatMap(order => {
      if (!order.topUp || !order.paid || order.settledVersion !== order.version) return []
      const entries = books.entries.filter(entry => entry.ref === order._id)
      const total = order.paid.totalFen
      const refunds = order.refunds.filter(({ state }) => state === 'success')
      const left = Math.max(0, total - sum(refunds.map(({ fen }) => fen)))
      const share = Number((BigInt(order.topUp.bonusFen) * BigInt(left)) / BigInt(total))
      const steps = (order.topUp.steps ?? []).filter(step => step.fromFen <= left)
      const best = steps.reduce((most, step) => (step.fromFen > most.fromFen ? step : most), NO_STEP)
      const bonus = left < total && order.topUp.steps?.length ? Math.min(share, best.bonusFen) : share
      const received = -moved(entries, 'brand.received')
      const granted = -moved(entries, 'brand.granted')
      return [
        ...say(received === left, `${order._id} 记了本金 ${received}，该是 ${left}`),
        ...say(granted === bonus, `${order._id} 记了赠金 ${granted}，该是 ${bonus}`),
      ]
    }),
}

const NO_STEP = { fromFen: 0, bonusFen: 0 }

/** Each fen of principal earns at most once: when it is topped up, or when it is spent. */
export const principalEarnsOnce: Invariant = {
  name: '储值的本金最多得一次积分',
  broken: books =>
    books.members.flatMap(member => {
      const entries = entriesOf(books, member)
      const voids = new Set(entries.filter(({ kind }) => kind === 'void-spend').map(({ _id }) => _id))
      const spends = entries
        .filter(entry => entry.kind === 'spend')
        .filter(({ _id }) => !voids.has(`${_id}:void`))
      const onSpending = sum(spends.map(({ plan }) => plan.baseFen))
      const spent = 0 - moved(spends, 'member.principal')
      const earned = member.storedEarned?.fen ?? 0
      const { principalFen } = member.stored
      return [
        ...say(onSpending <= spent, `${member._id} 花了本金 ${spent}，却按 ${onSpending} 得了积分`),
        ...say(
          earned >= 0 && earned <= principalFen,
          `${member._id} 得过积分的本金 ${earned}，本金只有 ${principalFen}`,
        ),
      ]
    }),
}

/**
 * A spending taken back returns exactly what it took, also where the card it was paid from has been merged
 * since.
 */
function wronglyVoided(entries: readonly LedgerEntry[], all: readonly LedgerEntry[]): string[] {
  return entries
    .filter(entry => entry.kind === 'void-spend')
    .filter(entry => {
      const spend = all.find(({ _id }) => `${_id}:void` === entry._id)
      return !spend || moved([spend, entry], 'brand.spent') !== 0
    })
    .map(({ _id }) => _id)
}
