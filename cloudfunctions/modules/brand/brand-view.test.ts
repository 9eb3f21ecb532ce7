import { brand, brandWith } from '@shared/domain/test-brand'
import { brandView, tierView, tierViews } from './brand-view'

test('the mini-program knows of a brand its looks, tiers and rules, and nothing of its merchant numbers', () => {
  expect(brandView(brand)).toEqual({
    id: 'shanze',
    name: '山泽茶事',
    wordmark: '山泽茶事',
    seedColour: '#1F5750',
    timeZone: 'Asia/Shanghai',
    tiers: tierViews(brand),
    faces: [],
    rulesVersion: '1',
    mall: false,
  })
})

test('tiers are numbered from 1, with the spending that reaches them', () => {
  expect(tierViews(brand)).toEqual([
    { id: 'xinya', name: '新芽', threshold: 0, rate: 10_000, benefits: [], level: 1, thresholdFen: 0 },
    {
      id: 'zhiwei',
      name: '知味',
      threshold: 500,
      rate: 12_000,
      benefits: [],
      level: 2,
      thresholdFen: 50_000,
    },
    {
      id: 'cangshan',
      name: '藏山',
      threshold: 2000,
      rate: 15_000,
      benefits: [],
      level: 3,
      thresholdFen: 200_000,
    },
  ])
})

test('a brand where growth comes twice as fast needs half the spending', () => {
  expect(tierViews(brandWith({ growthRate: 20_000 })).map(({ thresholdFen }) => thresholdFen)).toEqual([
    0, 25_000, 100_000,
  ])
})

test.each([
  ['zhiwei', 2],
  ['gone', 1],
])('the tier %s is shown as level %i', (id, level) => {
  expect(tierView(brand, id)).toMatchObject({ level })
})

test('a brand without tiers is an error', () => {
  expect(() => tierView({ ...brand, tiers: [] }, 'xinya')).toThrow('shanze has no tiers')
})
