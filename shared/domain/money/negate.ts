/** The opposite of a change. Never `-x`: −0 is stored as another number than 0, so equal entries would differ. */
export const negate = (amount: number): number => 0 - amount
