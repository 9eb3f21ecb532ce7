import fc from 'fast-check'
import type { Factor } from '../brand/types'
import type { PointsCampaignDoc } from '../campaign/types'
import { DAY_MS, NOW, TODAY } from '../test-brand'
import { type Earning, earnOnOrder } from './earn-on-order'
import { earned } from './earning'

const tier = { id: 'zhiwei', rate: 12_000 }
const rule = (...factors: Factor[]) => ({ factors, growthRate: 10_000 })
const paying = (over: Partial<Earning> = {}): Earning => ({
  at: NOW,
  day: TODAY,
  storeId: 'shanze:yunqi',
  baseFen: 6_800,
  lines: [],
  ...over,
})
const line = (code: string, fen: number) => ({ productId: `shanze:${code}`, name: code, qty: 1, fen })
const double = (over: Partial<PointsCampaignDoc> = {}): PointsCampaignDoc => ({
  _id: 'shanze:double',
  brandId: 'shanze',
  version: 1,
  kind: 'points-factor',
  name: '双倍积分日',
  state: 'open',
  fromAt: NOW - DAY_MS,
  toAt: NOW + DAY_MS,
  stores: ['*'],
  tiers: ['*'],
  thresholdFen: 0,
  factor: 20_000,
  ...over,
})
const points = (over: Partial<Earning>, factors: Factor[] = [], campaigns: PointsCampaignDoc[] = []) =>
  earnOnOrder(paying(over), tier, rule(...factors), campaigns).points

describe('what a payment of 68 yuan earns at 1.2 points per yuan', () => {
  test.each<[string, Factor[], number]>([
    ['nothing special', [], 81],
    ['this store counts half as much again', [{ on: 'store', storeId: 'shanze:yunqi', factor: 15_000 }], 122],
    ['another store does', [{ on: 'store', storeId: 'shanze:hubin', factor: 15_000 }], 81],
    ['Sunday counts double', [{ on: 'weekday', weekday: 7, factor: 20_000 }], 163],
    ['Monday does', [{ on: 'weekday', weekday: 1, factor: 20_000 }], 81],
    [
      'store and Sunday together',
      [
        { on: 'store', storeId: 'shanze:yunqi', factor: 15_000 },
        { on: 'weekday', weekday: 7, factor: 20_000 },
      ],
      244,
    ],
  ])('%s', (_case, factors, expected) => expect(points({}, factors)).toBe(expected))
})

describe('goods', () => {
  const lines = [line('tea', 5_000), line('gift-card', 5_000)]
  const noCards: Factor = { on: 'goods', productId: 'shanze:gift-card', factor: 0 }

  test('that are excluded bring neither points nor growth, and the story names them', () => {
    expect(earnOnOrder(paying({ baseFen: 10_000, lines }), tier, rule(noCards), [])).toEqual({
      points: 60,
      growth: 50,
      eligibleFen: 5_000,
      factors: [{ on: 'goods', of: 'gift-card', factor: 0 }],
    })
  })

  test('share a discount on the whole order in proportion', () => {
    expect(earnOnOrder(paying({ baseFen: 8_000, lines }), tier, rule(noCards), [])).toMatchObject({
      points: 48,
      eligibleFen: 4_000,
    })
  })

  test('that count double do so for their part alone', () => {
    const tea: Factor = { on: 'goods', productId: 'shanze:tea', factor: 20_000 }
    expect(points({ baseFen: 10_000, lines }, [tea])).toBe(180)
  })

  test('of a till that names no product of ours count as usual', () => {
    expect(points({ lines: [{ name: '茶', qty: 1, fen: 6_800 }] }, [noCards])).toBe(81)
  })
})

describe('a campaign', () => {
  test.each<[string, PointsCampaignDoc[], number]>([
    ['doubles', [double()], 163],
    ['that is paused does not', [double({ state: 'paused' })], 81],
    ['that is over does not', [double({ toAt: NOW })], 81],
    ['of another store does not', [double({ stores: ['shanze:hubin'] })], 81],
    ['of another tier does not', [double({ tiers: ['cangshan'] })], 81],
    ['with a higher threshold does not', [double({ thresholdFen: 6_801 })], 81],
    ['beside another: the higher counts, not both', [double(), double({ _id: 'x', factor: 30_000 })], 244],
  ])('%s', (_case, campaigns, expected) => expect(points({}, [], campaigns)).toBe(expected))
})

test('without anything special it is the plain rate of the tier, whatever the lines', () => {
  const fens = fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 6 })
  fc.assert(
    fc.property(
      fc.nat({ max: 5_000_000 }),
      fc.integer({ min: 0, max: 50_000 }),
      fens,
      (baseFen, rate, prices) => {
        const lines = prices.map((fen, i) => line(`p${i}`, fen))
        const got = earnOnOrder(paying({ baseFen, lines }), { id: 'zhiwei', rate }, rule(), [])
        expect(got).toEqual({
          points: earned(baseFen, rate),
          growth: earned(baseFen, 10_000),
          eligibleFen: baseFen,
          factors: [],
        })
      },
    ),
  )
})
