import type { StoredValue } from '../account/types'
import type { BrandMoneyAccount, MemberMoneyAccount, MoneyAccount, MoneyPosting } from './types'

/**
 * Stored value while one command is decided: every movement changes it and writes its posting in the same
 * breath.
 */
export interface StoredAccount {
  stored: StoredValue
  money: MoneyPosting[]
}

export const accountOf = (stored: StoredValue): StoredAccount => ({ stored: { ...stored }, money: [] })

const FIELD = { 'member.principal': 'principalFen', 'member.bonus': 'bonusFen' } as const

/** Money that comes in. */
export function payIn(
  account: StoredAccount,
  from: BrandMoneyAccount,
  to: MemberMoneyAccount,
  fen: number,
): void {
  account.stored[FIELD[to]] += fen
  post(account, from, to, fen)
}

/** Money that leaves, as much of it as is there; returns what was missing. */
export function payOut(
  account: StoredAccount,
  from: MemberMoneyAccount,
  to: BrandMoneyAccount,
  fen: number,
): number {
  const taken = Math.min(fen, account.stored[FIELD[from]])
  account.stored[FIELD[from]] -= taken
  post(account, from, to, taken)
  return fen - taken
}

/** Money that moves between the brand's own accounts. */
export function lose(account: StoredAccount, to: BrandMoneyAccount, fen: number): void {
  post(account, 'brand.lost', to, fen)
}

function post(account: StoredAccount, from: MoneyAccount, to: MoneyAccount, fen: number): void {
  if (fen > 0) account.money.push({ from, to, fen })
}
