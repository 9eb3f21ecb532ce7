import { integer, shortYuan, yuan } from '../domain/money/display'
import { earned } from '../domain/points/earning'
import type { AppliedFactor, CapWindow, OrderPlan } from '../domain/points/types'
import { weekdayWords } from './dates'

const ONE = 10_000

/** `周日 2 倍`, `「礼品卡」不计积分`; a store's factor carries its name. */
export function factorWords({ on, of, factor }: AppliedFactor): string {
  const name = on === 'weekday' ? weekdayWords(Number(of)) : on === 'store' ? of : `「${of}」`
  if (factor === 0) return `${name}不计积分`
  return `${name} ${factor / ONE} 倍`
}

const CAP_WORDS: Record<CapWindow, string> = {
  order: '到了每单的上限',
  day: '到了每天的上限',
  month: '到了每月的上限',
}
export const capWords = (by: CapWindow) => CAP_WORDS[by]

type Earning = Pick<OrderPlan, 'eligibleFen' | 'rate' | 'factors' | 'cappedBy'>

/**
 * How an order's points came about, in one line: `151.20 × 1.2 = 181.44，小数不计`. Goods with a factor of their
 * own are named instead of multiplied, because they count for their part of the order alone.
 */
export function earningWords({ eligibleFen, rate, factors, cappedBy }: Earning): string {
  const ofOrder = factors.filter(({ on }) => on !== 'goods')
  const ofGoods = factors.filter(({ on }) => on === 'goods')
  const words = [...factors.map(factorWords), ...(cappedBy ? [capWords(cappedBy)] : [])]
  if (ofGoods.some(({ factor }) => factor !== 0)) return words.join('，')
  return [productWords(eligibleFen, [rate, ...ofOrder.map(({ factor }) => factor)]), ...words].join('，')
}

/** `68 元 → 81 积分：68.00 × 1.2 = 81.6，小数不计`: the floor rule by example. */
export function exampleWords(fen: number, rate: number): string {
  return `${shortYuan(fen)} 元 → ${integer(earned(fen, rate))} 积分：${productWords(fen, [rate])}`
}

/** Decimals are counted and moved, never divided, so that 0.1 + 0.2 shows as 0.3. */
function productWords(fen: number, rates: readonly number[]): string {
  const terms = [withoutZeros(fen, 2), ...rates.map(rate => withoutZeros(rate, 4))]
  const digits = terms.reduce((total, term) => total + term.digits, 0)
  const exact = terms.reduce((all, { value }) => all * value, 1)
  const text = String(exact).padStart(digits + 1, '0')
  const whole = integer(Number(text.slice(0, text.length - digits)))
  const fraction = text.slice(text.length - digits).replace(/0+$/, '')
  const left = [yuan(fen), ...rates.map(rate => String(rate / ONE))].join(' × ')
  return fraction === '' ? `${left} = ${whole}` : `${left} = ${whole}.${fraction}，小数不计`
}

/** 12000 of ten-thousandths is 12 of tenths. */
function withoutZeros(scaled: number, scale: number): { value: number; digits: number } {
  let [value, digits] = [scaled, scale]
  while (digits > 0 && value % 10 === 0) [value, digits] = [value / 10, digits - 1]
  return { value, digits }
}
