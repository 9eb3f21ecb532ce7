/**
 * The form under which a slip's number is kept and compared: capital letters, no leading zeros in any run of
 * digits, so that `a0031`, `A31` and `A0031` name one slip. What the slip shows is kept beside it for people.
 */
export const foldSlipNumber = (printed: string): string =>
  printed.toUpperCase().replace(/(^|[^0-9])0+(?=[0-9])/g, '$1')

/** The number of a slip on a day when an older slip of the same store carries it already: `20261122@0031`. */
export const numberOfDay = (slipNumber: string, day: string) => `${day.replaceAll('-', '')}@${slipNumber}`
