import fc from 'fast-check'
import type { CapCount } from '../account/types'
import { endOfDay } from '../calendar/day'
import { brand, DAY_MS, NOW, payGift, TODAY } from '../test-brand'
import { decideAwards, type PayEvent } from './decide-awards'
import type { AwardRefusal, CampaignDoc } from './types'

const paid = (over: Partial<PayEvent> = {}): PayEvent => ({
  at: NOW,
  day: TODAY,
  storeId: 'shanze:yunqi',
  netFen: 6_800,
  ...over,
})
const zone = brand.timeZone
const decide = (event: PayEvent, campaigns: CampaignDoc[], caps: CapCount[] = []) =>
  decideAwards(event, caps, campaigns, zone)

describe('满额送', () => {
  test('a payment of enough gets the gift until the end of the day', () => {
    expect(decide(paid(), [payGift()])).toEqual({
      gifts: [
        {
          campaignId: 'shanze:autumn-gift',
          batchId: 'shanze:cold-brew',
          thresholdFen: 6_000,
          takeUntilAt: endOfDay(TODAY, brand.timeZone),
        },
      ],
      caps: [{ rule: 'shanze:autumn-gift', day: TODAY, count: 1 }],
      refused: [],
    })
  })

  test('takeDays gives more time', () => {
    const [gift] = decide(paid(), [payGift({ takeDays: 6 })]).gifts
    expect(gift?.takeUntilAt).toBe(endOfDay('2026-11-28', brand.timeZone))
  })

  test.each<[AwardRefusal, Partial<CampaignDoc>, Partial<PayEvent>]>([
    ['not-open', { state: 'paused' }, {}],
    ['not-open', { state: 'ended' }, {}],
    ['not-in-window', {}, { at: NOW - DAY_MS - 1 }],
    ['not-in-window', { toAt: NOW }, {}],
    ['store-not-in', { stores: ['shanze:hubin'] }, {}],
    ['below-threshold', {}, { netFen: 5_999 }],
    ['cap-reached', { perPerson: { limit: 0, per: 'day' } }, {}],
  ])('otherwise it says %s', (reason, campaign, event) => {
    const decision = decide(paid(event), [payGift(campaign)])
    expect(decision).toEqual({ gifts: [], caps: [], refused: [{ campaignId: 'shanze:autumn-gift', reason }] })
  })

  test('C25: the state at the time of the payment decides, not the one of the settling', () => {
    const ended = payGift({ state: 'ended', earlierStates: [{ state: 'open', untilAt: NOW + 1 }] })
    expect(decide(paid(), [ended]).gifts).toHaveLength(1)
    expect(decide(paid({ at: NOW + 1 }), [ended]).refused).toMatchObject([{ reason: 'not-open' }])
    const resumed = payGift({
      earlierStates: [
        { state: 'open', untilAt: NOW - 10 },
        { state: 'paused', untilAt: NOW + 10 },
      ],
    })
    const gifts = [-11, 0, 10].map(ms => decide(paid({ at: NOW + ms }), [resumed]).gifts.length)
    expect(gifts).toEqual([1, 0, 1])
  })

  test('exactly the threshold, and the first moment of the window, are enough', () => {
    expect(decide(paid({ netFen: 6_000 }), [payGift({ fromAt: NOW })]).gifts).toHaveLength(1)
  })

  test('several batches are several gifts of one award', () => {
    const decision = decide(paid(), [payGift({ batchIds: ['shanze:a', 'shanze:b'] })])
    expect(decision.gifts.map(gift => gift.batchId)).toEqual(['shanze:a', 'shanze:b'])
    expect(decision.caps[0]?.count).toBe(1)
  })

  test('per day the next day is a new one; per campaign it is not', () => {
    const daily = [{ rule: 'shanze:autumn-gift', day: '2026-11-21', count: 1 }]
    const once = [{ rule: 'shanze:autumn-gift', day: '', count: 1 }]
    expect(decide(paid(), [payGift()], daily).gifts).toHaveLength(1)
    expect(decide(paid(), [payGift({ perPerson: { limit: 1, per: 'campaign' } })], once).gifts).toHaveLength(
      0,
    )
  })

  test('no customer gets more awards than the limit, however many payments come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.array(fc.integer({ min: 0, max: 20_000 })),
        (limit, payments) => {
          const campaign = payGift({ perPerson: { limit, per: 'campaign' } })
          let caps: CapCount[] = []
          let gifts = 0
          for (const netFen of payments) {
            const decision = decide(paid({ netFen }), [campaign], caps)
            caps = decision.caps
            gifts += decision.gifts.length
          }
          expect(gifts).toBe(Math.min(limit, payments.filter(fen => fen >= 6_000).length))
        },
      ),
    )
  })

  test('the order in which campaigns are read does not matter', () => {
    const campaigns = ['a', 'b', 'c'].map(code =>
      payGift({ _id: `shanze:${code}`, batchIds: [`shanze:${code}`] }),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(campaigns, { minLength: 3 }), read => {
        expect(decide(paid(), read)).toEqual(decide(paid(), campaigns))
      }),
    )
  })
})
