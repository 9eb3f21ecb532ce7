import type { Expiry, Measure, PointsRule } from '../domain/brand/types'
import { addDays } from '../domain/calendar/day'
import { integer } from '../domain/money/display'
import { endOfLot, lotDayOf } from '../domain/points/lot-day'
import type { StoredValueRule } from '../domain/stored-value/types'
import { calendarDayWords, deadlineWords, momentWords } from './dates'
import { spaced } from './spaced'

const ONE = 10_000

/** Which money counts. */
export const measureWords = (measure: Measure) =>
  measure === 'payer'
    ? '按实付金额算，优惠掉的不计，小数不计。'
    : '按订单金额算，微信支付减掉的也计，小数不计。'

/** `每付 1 元记 2 成长值，升级看它。`; '' where money brings none. */
export const growthWords = (growthRate: number) =>
  growthRate === 0 ? '' : `每付 1 元记 ${growthRate / ONE} 成长值，等级看成长值。`

/** When stored value earns: each yuan of principal once, the bonus never. */
export const storedWords = (earnOn: StoredValueRule['earnOn']) =>
  earnOn === 'spend'
    ? '用储值付款，本金照常得积分，赠金不计。充值时不得积分。'
    : '在小程序里充值，充值时就得积分，用它付款时不再得。在柜台充值的，付款时得。赠金都不计。'

type CapsOfRule = Pick<
  PointsRule,
  'maxPerOrder' | 'maxPerDay' | 'maxPerMonth' | 'maxGrowthPerOrder' | 'maxGrowthPerDay' | 'maxGrowthPerMonth'
>

/** The most that can be earned, `['每单最多 5,000 积分。']`; none without a cap. */
export function capLines({
  maxPerOrder,
  maxPerDay,
  maxPerMonth,
  maxGrowthPerOrder,
  maxGrowthPerDay,
  maxGrowthPerMonth,
}: CapsOfRule): string[] {
  const caps = [
    ['每单', maxPerOrder, '积分'],
    ['每天', maxPerDay, '积分'],
    ['每月', maxPerMonth, '积分'],
    ['每单', maxGrowthPerOrder, '成长值'],
    ['每天', maxGrowthPerDay, '成长值'],
    ['每月', maxGrowthPerMonth, '成长值'],
  ] as const
  return caps.flatMap(([per, most, what]) => (most > 0 ? [`${per}最多 ${integer(most)} ${what}。`] : []))
}

/** When points of a payment of today can be used. */
export function waitingWords(waitingDays: number, today: string): string {
  if (waitingDays === 0) return '付款核实后马上到账。'
  const from = calendarDayWords(addDays(today, waitingDays), today)
  return `付款 ${waitingDays} 天后到账。今天付款的，${from}到账。`
}

/** When points end, with what that means for a payment of today. */
export function expiryWords(expiry: Expiry, today: string): string {
  const lastDay = endOfLot(lotDayOf(today, expiry))
  const life = `${lifeWords(expiry)}。`
  if (lastDay === null) return life
  return `${life}今天付款得的，${calendarDayWords(lastDay, today)} 24 点到期。`
}

function lifeWords(expiry: Expiry): string {
  if (expiry.after === 'never') return '积分不会到期'
  if (expiry.after === 'months') return `付款 ${expiry.months} 个月后，到那个月的月底 24 点到期`
  return expiry.years === 0 ? '当年 12 月 31 日 24 点到期' : `付款 ${expiry.years} 年后的年底 24 点到期`
}

/** `会员日：2 倍，11 月 20 日 0:00 到今天 24 点，云栖路店。` */
export function campaignWords(
  campaign: { name: string; factor: number; fromAt: number; toAt: number; stores: readonly string[] },
  { now, timeZone }: { now: number; timeZone: string },
): string {
  const { name, factor, fromAt, toAt, stores } = campaign
  const from = fromAt > now ? `${momentWords(fromAt, now, timeZone)}起，` : ''
  const until = `到${deadlineWords(toAt, now, timeZone)}`
  const where = stores.length === 0 ? '' : `，限${stores.join('、')}`
  return spaced(`「${name}」${factor / ONE} 倍，${from}${until}${where}。`)
}
