/** 95 %, two-sided. */
const Z = 1.959964

/** Where a share most likely lies, in permille, rounded outwards. */
export interface Interval {
  from: number
  to: number
}

/** Wilson's interval of `hits` of `of`; null without any. */
export function wilson(hits: number, of: number): Interval | null {
  if (of <= 0) return null
  const share = hits / of
  const squared = Z * Z
  const middle = share + squared / (2 * of)
  const half = Z * Math.sqrt((share * (1 - share)) / of + squared / (4 * of * of))
  const width = 1 + squared / of
  const from = Math.floor(((middle - half) / width) * 1000)
  const to = Math.ceil(((middle + half) / width) * 1000)
  return { from: Math.max(0, hits === 0 ? 0 : from), to: Math.min(1000, hits === of ? 1000 : to) }
}

/** Shares in permille that add to exactly 1,000: the largest remainders are rounded up. All 0 without any. */
export function sharesOf(amounts: readonly number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  if (total <= 0) return amounts.map(() => 0)
  const exact = amounts.map(amount => (amount * 1000) / total)
  const shares = exact.map(Math.floor)
  const missing = 1000 - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of byRemainder.slice(0, missing)) shares[i] = (shares[i] ?? 0) + 1
  return shares
}
