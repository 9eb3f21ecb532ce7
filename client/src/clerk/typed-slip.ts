/** Longest number of a slip (`shared/contract/actions/receipt.ts`). */
export const SLIP_LENGTH = 24

/** What of a typed text can stand in a slip's number. */
export const slipCharacters = (typed: string): string =>
  typed.replace(/[^A-Za-z0-9-]/g, '').slice(0, SLIP_LENGTH)
