/**
 * floor(a × b ÷ c), exact for all safe integers a, b ≥ 0 and c > 0.
 * A product beyond 2^53 goes through BigInt, which old phones may lack but never need.
 */
export function mulDivFloor(a: number, b: number, c: number): number {
  const product = a * b
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / c)
  return Number((BigInt(a) * BigInt(b)) / BigInt(c))
}

/** ceil(a × b ÷ c) under the same terms. */
export function mulDivCeil(a: number, b: number, c: number): number {
  const floor = mulDivFloor(a, b, c)
  const exact =
    a * b <= Number.MAX_SAFE_INTEGER
      ? floor * c === a * b
      : BigInt(floor) * BigInt(c) === BigInt(a) * BigInt(b)
  return exact ? floor : floor + 1
}
