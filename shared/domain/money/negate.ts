/** The opposite of a change. Not `-x`: −0 is stored apart from 0, so equal entries would differ. */
export const negate = (amount: number): number => 0 - amount
