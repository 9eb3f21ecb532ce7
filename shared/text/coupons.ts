import type { Benefit, CouponRule, TimeWindow } from '../domain/coupon/types'
import { shortYuan } from '../domain/money/display'
import { minuteWords, weekdaysWords } from './dates'

/** The large figure of a ticket: `¥` before, or `折` behind. */
export interface FaceWords {
  sign: string
  number: string
  unit: string
}

/** Tenths as people say a discount: 850 ‰ → `8.5`, 800 ‰ → `8`. */
const tenths = (permille: number) => String(permille / 100)

export function faceWords(benefit: Benefit): FaceWords {
  if (benefit.kind === 'reduction') return { sign: '¥', number: shortYuan(benefit.offFen), unit: '' }
  return { sign: '', number: tenths(benefit.payPermille), unit: '折' }
}

/** What it does, for a clerk: `减 12 元`, `打 8.5 折`. */
export function benefitWords(benefit: Benefit): string {
  if (benefit.kind === 'reduction') return `减 ${shortYuan(benefit.offFen)} 元`
  return `打 ${tenths(benefit.payPermille)} 折`
}

/** Under the figure: `满 50 元可用`, `无门槛`, `最多减 20 元`, both joined where both hold. */
export function conditionWords({
  benefit,
  thresholdFen,
}: Pick<CouponRule, 'benefit' | 'thresholdFen'>): string {
  const capped = benefit.kind === 'percentage' && benefit.maxOffFen > 0
  const cap = capped ? [`最多减 ${shortYuan(benefit.maxOffFen)} 元`] : []
  const threshold = thresholdFen > 0 ? [`满 ${shortYuan(thresholdFen)} 元可用`] : capped ? [] : ['无门槛']
  return [...threshold, ...cap].join(' · ')
}

/** When it can be used: `周一至周五 14:00–17:00`; `''` = any time. */
export function timesWords(times: readonly TimeWindow[]): string {
  const hours = ({ fromMinute, toMinute }: TimeWindow) =>
    fromMinute === 0 && toMinute === 1440 ? '' : ` ${minuteWords(fromMinute)}–${minuteWords(toMinute)}`
  return times.map(window => weekdaysWords(window.weekdays) + hours(window)).join('；')
}

/** Where: `全部 6 家门店`, `云栖路店、湖滨店`, `云栖路店等 4 家门店`. `names` are those of the coupon's own stores. */
export function storesWords(stores: readonly string[], names: readonly string[], storeCount: number): string {
  if (stores.includes('*')) return `全部 ${storeCount} 家门店`
  return names.length > 2 ? `${names[0]}等 ${stores.length} 家门店` : names.join('、')
}

/** What the next payment can bring: `下次一单满 60 元，得一张 8 元券`. */
export function nextGiftWords(gift: { thresholdFen: number; terms: Pick<CouponRule, 'benefit'> }): string {
  const { benefit } = gift.terms
  const coupon =
    benefit.kind === 'reduction' ? `${shortYuan(benefit.offFen)} 元券` : `${tenths(benefit.payPermille)} 折券`
  return `下次一单满 ${shortYuan(gift.thresholdFen)} 元，得一张 ${coupon}`
}
