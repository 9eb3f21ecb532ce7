import type { PointsRule } from '@shared/domain/brand/types'
import type { PointsCampaignDoc } from '@shared/domain/campaign/types'
import { DEMO_NOW } from '../harness'
import { newCommand, openPaymentShop, YUNQI } from '../payment/payment-shop'
import { setRules } from './brand-rules'

const shop = openPaymentShop()
const DAY_MS = 86_400_000

const rules = (points: Partial<PointsRule>, campaigns: PointsCampaignDoc[] = []) =>
  setRules(shop.stack, brand => ({ points: { ...brand.points, version: 4, ...points } }), { campaigns })

const double: PointsCampaignDoc = {
  _id: 'shanze:double',
  brandId: 'shanze',
  version: 1,
  kind: 'points-factor',
  name: '双倍积分日',
  state: 'open',
  fromAt: DEMO_NOW - DAY_MS,
  toAt: DEMO_NOW + DAY_MS,
  stores: ['*'],
  tiers: ['*'],
  thresholdFen: 0,
  factor: 20_000,
}

const storyOfNewest = async (who: string) => {
  const { entries } = await shop.person(who).must('points.open', { filter: 'all' })
  return shop.person(who).must('points.story', { entryId: entries[0]?.id ?? '' })
}

describe('earning', () => {
  test('store, weekday and campaign multiply; the order keeps rule, version and result', async () => {
    const factors: PointsRule['factors'] = [
      { on: 'store', storeId: YUNQI, factor: 15_000 },
      { on: 'weekday', weekday: 7, factor: 20_000 },
    ]
    await rules({ factors }, [double])
    const outTradeNo = await shop.payAtTill('linqing', 6_800)
    expect(shop.order(outTradeNo)).toMatchObject({
      keptPoints: 489,
      grant: {
        points: 489,
        growth: 68,
        rate: 12_000,
        ruleVersion: 4,
        eligibleFen: 6_800,
        cappedBy: null,
        factors: [
          { on: 'store', of: YUNQI, factor: 15_000 },
          { on: 'weekday', of: '7', factor: 20_000 },
          { on: 'campaign', of: '双倍积分日', factor: 20_000 },
        ],
      },
    })
    expect(await storyOfNewest('linqing')).toMatchObject({
      ruleVersion: 4,
      factors: [{ of: '云栖路店' }, { of: '7' }, { of: '双倍积分日' }],
    })
    await shop.refund(outTradeNo, 3_400)
    expect(shop.order(outTradeNo).keptPoints).toBe(244)
    expect(await shop.broken()).toEqual([])
  })

  test('excluded goods of an order with lines bring nothing', async () => {
    await rules({ factors: [{ on: 'goods', productId: 'shanze:tea-bag', factor: 0 }] })
    const lines = [
      { productId: 'shanze:white-tea', quantity: 1 },
      { productId: 'shanze:tea-bag', quantity: 1 },
    ]
    const placed = await shop
      .person('linqing')
      .must('order.place', { commandId: newCommand(), storeId: YUNQI, what: { by: 'goods', lines } })
    await shop.pay('linqing', placed.payment.package.replace('prepay_id=', ''))
    expect(shop.order(placed.outTradeNo)).toMatchObject({
      keptPoints: 33,
      grant: { growth: 28, eligibleFen: 2_800 },
    })
    expect(await storyOfNewest('linqing')).toMatchObject({
      baseFen: 8_600,
      eligibleFen: 2_800,
      factors: [{ on: 'goods', factor: 0 }],
    })
  })

  test('caps of order, day and month cut, also for payments settled side by side', async () => {
    await rules({ maxPerOrder: 60, maxPerDay: 100, maxPerMonth: 130 })
    await Promise.all([10_000, 10_000, 10_000].map(fen => shop.payAtTill('zhouzhou', fen)))
    expect(shop.pending('zhouzhou')).toBe(100)
    await shop.stack.stack.clock.advance(DAY_MS)
    const late = await shop.payAtTill('zhouzhou', 10_000)
    expect(shop.order(late)).toMatchObject({ keptPoints: 30, grant: { cappedBy: 'month' } })
    expect(shop.pending('zhouzhou')).toBe(130)
    await shop.stack.sweep()
    expect(await shop.broken()).toEqual([])
  })

  test('the earning rule is shown with examples before a payment', async () => {
    await rules({ factors: [{ on: 'goods', productId: 'shanze:tea-bag', factor: 0 }] }, [double])
    expect(await shop.person('linqing').must('points.rules', {})).toMatchObject({
      rule: { version: 4, factors: [{ on: 'goods', of: '秋茶小包 · 6 枚', factor: 0 }] },
      campaigns: [{ name: '双倍积分日', stores: [] }],
      examples: [{ fen: 2_600, points: 31 }, { fen: 6_880, points: 82 }, { points: 181 }],
    })
  })
})

describe('waiting days', () => {
  test('points become usable on their day, by first read or by the timer, booked once', async () => {
    await rules({ waitingDays: 7 })
    await shop.payAtTill('linqing', 6_800)
    const read = () => shop.person('linqing').must('points.calendar', {})
    expect(await read()).toMatchObject({
      points: { active: 1286, pending: 81 },
      starts: [{ day: '2026-11-29', points: 81, endsDay: '2027-11-30' }],
    })
    await shop.stack.stack.clock.advance(7 * DAY_MS)
    expect(await read()).toMatchObject({ points: { active: 1367, pending: 0 }, starts: [] })
    expect(shop.pending('linqing')).toBe(81)
    await shop.stack.sweep()
    expect([shop.pending('linqing'), shop.active('linqing')]).toEqual([0, 1367])
    expect(await shop.broken()).toEqual([])
  })

  test('a refund while points wait comes out of what waits', async () => {
    await rules({ waitingDays: 7 })
    const outTradeNo = await shop.payAtTill('linqing', 6_800)
    await shop.refund(outTradeNo, 6_800)
    expect([shop.pending('linqing'), shop.active('linqing')]).toEqual([0, 1286])
    expect(await shop.broken()).toEqual([])
  })
})

describe('expiry', () => {
  test('points expire at the end of a year', async () => {
    await rules({ expiry: { after: 'years', years: 1 } })
    await shop.payAtTill('linqing', 6_800)
    const { ends } = await shop.person('linqing').must('points.calendar', {})
    expect(ends).toContainEqual({ day: '2027-12-31', points: 81 })
  })

  test('points never expire where the brand says so', async () => {
    await rules({ expiry: { after: 'never' } })
    await shop.payAtTill('gushan', 10_000)
    const { ends } = await shop.person('gushan').must('points.calendar', {})
    expect(ends.at(-1)).toEqual({ day: null, points: 150 })
    await shop.stack.stack.clock.advance(2000 * DAY_MS)
    await shop.stack.sweep()
    expect(shop.active('gushan')).toBe(150)
    expect(await shop.broken()).toEqual([])
  })
})
