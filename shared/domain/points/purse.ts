import type { MemberDoc } from '../account/types'
import { LIMITS } from '../limits'
import type { Account, Lot, PendingLot, Posting } from './types'

/**
 * A member's points while one command is decided. Every movement below changes the purse and writes its
 * posting in the same step, so an entry cannot contradict the balances.
 */
export interface Purse {
  lots: Lot[]
  pending: PendingLot[]
  debt: number
  /** What refunds may still be forgiven, because the customer lost it: by lot day, and by closings. */
  lapsed: Lot[]
  forfeited: number
  postings: Posting[]
  lotChanges: Lot[]
}

/** Forecasts leave the losses out: nothing is refunded in them. */
type Held = Pick<MemberDoc, 'lots' | 'pending' | 'debt'> & Partial<Pick<MemberDoc, 'lapsed' | 'forfeited'>>

export function purseOf(member: Held): Purse {
  return {
    lots: member.lots.map(lot => ({ ...lot })),
    pending: member.pending.map(row => ({ ...row })),
    debt: member.debt,
    lapsed: (member.lapsed ?? []).map(lot => ({ ...lot })),
    forfeited: member.forfeited ?? 0,
    postings: [],
    lotChanges: [],
  }
}

/** The same balances with an empty page for the next entry. */
export function nextPage(purse: Purse): Purse {
  return { ...purse, postings: [], lotChanges: [] }
}

export const sum = (rows: readonly { points: number }[]) => rows.reduce((total, row) => total + row.points, 0)

/** Writes a movement onto the page; the caller changes the balances. */
export function post(purse: Purse, from: Account, to: Account, points: number): void {
  if (points <= 0) return
  const same = purse.postings.find(posting => posting.from === from && posting.to === to)
  if (same) same.points += points
  else purse.postings.push({ from, to, points })
}

function changeLot(purse: Purse, day: string, points: number): void {
  const lot = purse.lots.find(each => each.day === day)
  if (lot) lot.points += points
  else purse.lots.push({ day, points })
  purse.lots = purse.lots.filter(each => each.points > 0).sort((a, b) => (a.day < b.day ? -1 : 1))
  const change = purse.lotChanges.find(each => each.day === day)
  if (change) change.points += points
  else purse.lotChanges.push({ day, points })
  purse.lotChanges = purse.lotChanges.filter(each => each.points !== 0)
}

/** Every credit repays debt first; the rest becomes active in the lot of `lotDay`. */
export function credit(purse: Purse, from: Account, points: number, lotDay: string): void {
  const repaid = Math.min(purse.debt, points)
  purse.debt -= repaid
  post(purse, from, 'member.debt', repaid)
  const rest = points - repaid
  if (rest === 0) return
  post(purse, from, 'member.active', rest)
  changeLot(purse, lotDay, rest)
}

/** Points that wait; beyond the limit the oldest two rows of one lot day become one row without a name. */
export function putPending(purse: Purse, row: PendingLot, from: Account = 'brand.issued'): void {
  if (row.points === 0) return
  post(purse, from, 'member.pending', row.points)
  purse.pending.push({ ...row })
  while (purse.pending.length > LIMITS.pending && mergeOldestPending(purse)) {}
}

function mergeOldestPending(purse: Purse): boolean {
  const twin = (row: PendingLot, i: number) =>
    purse.pending.findIndex((other, j) => j > i && other.lotDay === row.lotDay)
  const first = purse.pending
    .map((row, i) => ({ row, i, j: twin(row, i) }))
    .filter(({ j }) => j >= 0)
    .sort((a, b) => (a.row.lotDay === b.row.lotDay ? a.i - b.i : a.row.lotDay < b.row.lotDay ? -1 : 1))[0]
  const second = first && purse.pending[first.j]
  if (!first || !second) return false
  const fromDay = first.row.fromDay > second.fromDay ? first.row.fromDay : second.fromDay
  purse.pending[first.i] = {
    ref: '',
    points: first.row.points + second.points,
    fromDay,
    lotDay: first.row.lotDay,
  }
  purse.pending.splice(first.j, 1)
  return true
}

/** Takes up to `points` from pending rows that match, oldest first; returns what it could not find. */
export function takePending(
  purse: Purse,
  to: Account,
  points: number,
  matches: (row: PendingLot) => boolean,
): number {
  let missing = points
  for (const row of purse.pending.filter(matches)) {
    const taken = Math.min(row.points, missing)
    row.points -= taken
    missing -= taken
  }
  purse.pending = purse.pending.filter(row => row.points > 0)
  post(purse, 'member.pending', to, points - missing)
  return missing
}

/** Takes up to `points` from lots that match, oldest first; returns what it could not find. */
export function takeActive(
  purse: Purse,
  to: Account,
  points: number,
  matches: (lot: Lot) => boolean = () => true,
): number {
  let missing = points
  for (const { day, points: held } of purse.lots.filter(matches)) {
    const taken = Math.min(held, missing)
    if (taken === 0) continue
    changeLot(purse, day, -taken)
    missing -= taken
  }
  post(purse, 'member.active', to, points - missing)
  return missing
}

/** What cannot be paid back now is owed: the next credits repay it. */
export function owe(purse: Purse, to: Account, points: number): void {
  purse.debt += points
  post(purse, 'member.debt', to, points)
}

/** What was held for an exchange is spent. */
export function spendHeld(purse: Purse, points: number): void {
  post(purse, 'member.held', 'brand.spent', points)
}

/** Moves a pending row out for good: to the lots through `credit`, or to `brand.expired`. */
export function settlePending(purse: Purse, row: PendingLot, release: boolean): void {
  purse.pending = purse.pending.filter(each => each !== row)
  if (release) credit(purse, 'member.pending', row.points, row.lotDay)
  else post(purse, 'member.pending', 'brand.expired', row.points)
}
