import { addDays, addMonths, dayOf, startOfDay } from '@shared/domain/calendar/day'
import { MINUTE_MS } from '@shared/domain/calendar/units'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import { withCheckDigit } from '@shared/domain/codes/check-digit'
import type { OrderLine } from '@shared/domain/order/types'
import { BRAND_ID, products, TIME_ZONE } from './brand'
import { gaiwan } from './mall'
import { type MemberHistory, simulateMember } from './member-history'
import { guShan, linQing, xuNuo } from './people'

/** Moments of the brand's wall clock, counted back from the demo's day. */
export function calendarOf(now: number) {
  const today = dayOf(now, TIME_ZONE)
  const clock = (day: string, time: string) => {
    const [hours, minutes] = time.split(':').map(Number)
    return startOfDay(day, TIME_ZONE) + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000
  }
  return {
    daysAgo: (days: number, time: string) => clock(addDays(today, -days), time),
    /** On day `day` of the month, `months` months before this one. */
    monthsAgo: (months: number, day: number, time: string) => {
      const month = addMonths(`${today.slice(0, 7)}-01`, -months)
      return clock(addDays(month, day - 1), time)
    },
  }
}

/** When this month's perks came: at ten past midnight of the first, which may be just now. */
export const monthBegan = (now: number) => Math.min(calendarOf(now).monthsAgo(0, 1, '00:10'), now)

const lines = (...codes: (typeof products)[number]['code'][]): OrderLine[] =>
  codes.flatMap(code => {
    const product = products.find(each => each.code === code)
    const productId = `${BRAND_ID}:${code}`
    return product ? [{ productId, name: product.name, qty: 1, fen: product.priceFen }] : []
  })
const gathering = (fen: number): OrderLine[] => [{ name: '雅集茶席', qty: 1, fen }]

/**
 * 林青, 知味: 1,286 points of which 120 end with next month, growth 1,786; two exchanges, one of them still to be
 * fetched, one expiry, one refund; this month's coupon used. The numbers are those of the design's screens,
 * and add up.
 */
export function pastOfLinQing(now: number, campaigns: CampaignDoc[]): MemberHistory {
  const { daysAgo, monthsAgo } = calendarOf(now)
  return simulateMember(linQing, withCheckDigit('620804157'), campaigns, [
    { at: monthsAgo(20, 16, '15:02'), joins: true, phoneTail: '6688' },
    pays(monthsAgo(20, 16, '15:04'), 316_00, 'yunqi', '2001', gathering(316_00)),
    pays(monthsAgo(15, 2, '11:31'), 247_00, 'hubin', '2002', gathering(247_00)),
    { at: monthsAgo(13, 6, '18:20'), adjusts: -500, note: '兑换「竹节杯垫」', commandId: 'demo-coaster' },
    pays(monthsAgo(11, 20, '14:47'), 350_00, 'yunqi', '2003', gathering(350_00)),
    pays(monthsAgo(6, 3, '16:12'), 420_00, 'hubin', '2004', gathering(420_00)),
    { at: monthsAgo(2, 1, '00:05'), rolls: true },
    { at: monthBegan(now), perks: true },
    pays(daysAgo(18, '10:15'), 26_00, 'yunqi', '2005', lines('osmanthus'), 8),
    { at: daysAgo(17, '12:40'), refunds: 26_00, orderNo: `D${'2005'}` },
    pays(daysAgo(13, '17:26'), 151_20, 'hubin', '2006', gathering(151_20)),
    pays(daysAgo(7, '13:08'), 234_00, 'hubin', '2007', gathering(234_00)),
    { at: daysAgo(4, '19:02'), exchanges: gaiwan, commandId: 'demo-gaiwan' },
    { at: daysAgo(2, '09:30'), adjusts: 120, note: '秋茶节加赠', commandId: 'demo-festival' },
    pays(daysAgo(1, '16:40'), 68_00, 'yunqi', '2008', lines('white-tea', 'osmanthus', 'rice-cake'), 31),
    { at: now - 4 * MINUTE_MS, orders: lines('oolong', 'rice-cake'), store: 'yunqi', orderNo: 'D2009' },
  ])
}

/** 顾山, 藏山: the top tier, with few and large orders. */
export function pastOfGuShan(now: number, campaigns: CampaignDoc[]): MemberHistory {
  const { daysAgo, monthsAgo } = calendarOf(now)
  return simulateMember(guShan, withCheckDigit('620800031'), campaigns, [
    { at: monthsAgo(26, 8, '10:10'), joins: true, phoneTail: '0217' },
    { at: monthBegan(now), perks: true },
    pays(monthsAgo(9, 11, '15:30'), 1280_00, 'yunqi', '1901', gathering(1280_00)),
    pays(monthsAgo(5, 19, '16:00'), 980_00, 'zhuyuan', '1902', gathering(980_00)),
    { at: monthsAgo(3, 2, '11:00'), adjusts: -1200, note: '兑换「年份白茶饼」', commandId: 'demo-cake' },
    pays(daysAgo(10, '15:12'), 462_00, 'yunqi', '1903', gathering(462_00)),
  ])
}

/** 许诺, 新芽: has only joined; her number may belong to another person since. */
export function pastOfXuNuo(now: number, campaigns: CampaignDoc[]): MemberHistory {
  const { monthsAgo } = calendarOf(now)
  return simulateMember(xuNuo, withCheckDigit('620800774'), campaigns, [
    { at: monthsAgo(8, 3, '12:06'), joins: true, phoneTail: '3390' },
  ])
}

/** At a till; in the mini-program where it was fetched under a number. */
const pays = (at: number, fen: number, store: string, no: string, lines: OrderLine[], pickUp?: number) => ({
  at,
  pays: fen,
  store,
  orderNo: `D${no}`,
  lines,
  ...(pickUp === undefined ? {} : { pickUp }),
})
