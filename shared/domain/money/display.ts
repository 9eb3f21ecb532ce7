/** How numbers are written: comma from 1,000, minus is U+2212, no space after ¥. */
const MINUS = '−'

/** Integer with thousands commas: `1,286`, `−34`. */
export function integer(n: number): string {
  const digits = Math.abs(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return n < 0 ? MINUS + digits : digits
}

/** A change: `+81`, `−34`, `0`. */
export function delta(n: number): string {
  return n > 0 ? `+${integer(n)}` : integer(n)
}

/** Yuan with two decimals, without ¥: `1,642.00`. For amounts paid or refunded. */
export function yuan(fen: number): string {
  const cents = Math.abs(fen) % 100
  const whole = (Math.abs(fen) - cents) / 100
  return `${fen < 0 ? MINUS : ''}${integer(whole)}.${String(cents).padStart(2, '0')}`
}

/** An amount paid: `¥1,642.00`. */
export function amount(fen: number): string {
  return fen < 0 ? `${MINUS}¥${yuan(-fen)}` : `¥${yuan(fen)}`
}

/** Yuan without needless zeros: `12`, `9.9`, `0.53`. For coupons and sentences. */
export function shortYuan(fen: number): string {
  return yuan(fen)
    .replace(/\.00$/, '')
    .replace(/(\.\d)0$/, '$1')
}

/** Face value of a coupon: `¥12`, `¥9.9`. */
export function couponAmount(fen: number): string {
  return `¥${shortYuan(fen)}`
}
