import { openPaymentShop } from '../payment/payment-shop'
import { setRules } from './brand-rules'

const shop = openPaymentShop()
const DAY_MS = 86_400_000
const open = (who: string) => shop.person(who).must('tier.open', {})
const reviewedEvery = (months: number, otherwise: 'one-down' | 'recalculate' = 'one-down') =>
  setRules(shop.stack, brand => ({
    review: brand.review && { ...brand.review, months, otherwise },
    // What a tier gives would be given by the first look, which writes the review too.
    perks: { monthly: [], birthday: null },
  }))

/** 林青 has 1,786 growth, 214 below 藏山. */
async function reachTheTop() {
  await shop.payAtTill('linqing', 30_000)
  await shop.stack.sweep()
}

describe('a tier', () => {
  test('a tier says what is missing to the next one in yuan, and rises at once', async () => {
    expect(await open('linqing')).toMatchObject({
      tier: { name: '知味' },
      next: { tier: { name: '藏山' }, missingGrowth: 214, missingFen: 21_400 },
      review: { months: 12, otherwise: 'one-down' },
    })
    await reachTheTop()
    expect(await open('linqing')).toMatchObject({
      tier: { name: '藏山' },
      next: null,
      keep: { untilDay: '2027-11-30', growth: 0, needed: 1200, missingGrowth: 1200, missingFen: 120_000 },
      history: expect.arrayContaining([
        expect.objectContaining({ from: '知味', to: '藏山', why: 'raised', day: '2026-11-22' }),
      ]),
    })
    expect(await shop.broken()).toEqual([])
  })

  test('a tier holds to its last day and falls one step the day after, by read or by the timer', async () => {
    await reviewedEvery(1)
    await reachTheTop()
    await shop.stack.stack.clock.advance(37 * DAY_MS)
    expect(await open('linqing')).toMatchObject({ tier: { name: '藏山' }, keep: { untilDay: '2026-12-31' } })
    await shop.stack.stack.clock.advance(3 * DAY_MS)
    expect(await open('linqing')).toMatchObject({ tier: { name: '知味' }, growth: 500 })
    expect(shop.member('linqing')).toMatchObject({ tier: 'cangshan', growth: 2086 })
    await shop.stack.sweep()
    expect(shop.member('linqing')).toMatchObject({ tier: 'zhiwei', growth: 500 })
    expect((await open('linqing')).history[0]).toMatchObject({ from: '藏山', to: '知味', why: 'lowered' })
    expect(await shop.broken()).toEqual([])
  })

  test('a tier is kept by enough growth within its time', async () => {
    await reviewedEvery(1)
    await reachTheTop()
    await shop.payAtTill('linqing', 120_000)
    await shop.stack.stack.clock.advance(40 * DAY_MS)
    await shop.stack.sweep()
    expect(await open('linqing')).toMatchObject({
      tier: { name: '藏山' },
      growth: 3286,
      keep: { untilDay: '2027-01-31', growth: 0 },
      history: expect.arrayContaining([expect.objectContaining({ to: '藏山', why: 'kept' })]),
    })
    expect(await shop.broken()).toEqual([])
  })

  test('an order after a lost tier earns at the tier that is left', async () => {
    await reviewedEvery(1)
    await reachTheTop()
    await shop.stack.stack.clock.advance(40 * DAY_MS)
    const outTradeNo = await shop.payAtTill('linqing', 10_000)
    expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 120, grant: { rate: 12_000, tier: 'zhiwei' } })
    expect(await shop.broken()).toEqual([])
  })

  test('C5: a refund of what raised it lowers the tier at once, and the history says why', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 30_000)
    expect(shop.member('linqing')).toMatchObject({ tier: 'cangshan' })
    await shop.refund(outTradeNo, 30_000)
    expect(shop.member('linqing')).toMatchObject({ tier: 'zhiwei', growth: 1786 })
    expect((await open('linqing')).history[0]).toMatchObject({ from: '藏山', to: '知味', why: 'refunded' })
    expect(await shop.broken()).toEqual([])
  })

  test('the tier of a new customer is the first, with nothing to keep', async () => {
    expect(await open('stranger')).toMatchObject({
      state: 'guest',
      tier: { name: '新芽' },
      keep: null,
      history: [],
      next: { missingFen: 50_000 },
    })
  })
})
