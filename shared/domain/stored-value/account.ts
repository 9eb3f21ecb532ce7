import type {
  BrandMoneyAccount,
  MemberMoneyAccount,
  MoneyAccount,
  StoredValue,
  StoredValueMovement,
} from './types'

/** Stored value while one command is decided: every movement changes the balance and writes its posting. */
export const movementFrom = (stored: StoredValue): StoredValueMovement => ({
  postings: [],
  balance: { ...stored },
})

const FIELD = { 'member.principal': 'principalFen', 'member.bonus': 'bonusFen' } as const

/** Money that comes in. */
export function payIn(
  movement: StoredValueMovement,
  from: BrandMoneyAccount,
  to: MemberMoneyAccount,
  fen: number,
): void {
  movement.balance[FIELD[to]] += fen
  post(movement, from, to, fen)
}

/** Money that leaves, as much of it as is there; returns what was missing. */
export function payOut(
  movement: StoredValueMovement,
  from: MemberMoneyAccount,
  to: BrandMoneyAccount,
  fen: number,
): number {
  const taken = Math.min(fen, movement.balance[FIELD[from]])
  movement.balance[FIELD[from]] -= taken
  post(movement, from, to, taken)
  return fen - taken
}

/** Money that moves between the brand's own accounts. */
export function lose(movement: StoredValueMovement, to: BrandMoneyAccount, fen: number): void {
  post(movement, 'brand.lost', to, fen)
}

function post(movement: StoredValueMovement, from: MoneyAccount, to: MoneyAccount, fen: number): void {
  if (fen > 0) movement.postings.push({ from, to, fen })
}
