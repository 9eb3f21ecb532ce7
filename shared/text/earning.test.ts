import type { AppliedFactor } from '../domain/points/types'
import { capWords, earningWords, exampleWords, factorWords } from './earning'

const earning = { eligibleFen: 15_120, rate: 12_000, factors: [] as AppliedFactor[], cappedBy: null }

describe('how points came about, in words', () => {
  test.each<[AppliedFactor, string]>([
    [{ on: 'weekday', of: '7', factor: 20_000 }, '周日 2 倍'],
    [{ on: 'store', of: '云栖路店', factor: 15_000 }, '云栖路店 1.5 倍'],
    [{ on: 'campaign', of: '双倍积分日', factor: 20_000 }, '「双倍积分日」 2 倍'],
    [{ on: 'goods', of: '礼品卡', factor: 0 }, '「礼品卡」不计积分'],
  ])('%j reads %s', (factor, words) => expect(factorWords(factor)).toBe(words))

  test.each([
    [earning, '151.20 × 1.2 = 181.44，小数不计'],
    [{ ...earning, rate: 10_000, eligibleFen: 6_800 }, '68.00 × 1 = 68'],
    [
      { ...earning, factors: [{ on: 'weekday', of: '7', factor: 20_000 }] as AppliedFactor[] },
      '151.20 × 1.2 × 2 = 362.88，小数不计，周日 2 倍',
    ],
    [
      { ...earning, factors: [{ on: 'goods', of: '礼品卡', factor: 0 }] as AppliedFactor[] },
      '151.20 × 1.2 = 181.44，小数不计，「礼品卡」不计积分',
    ],
    [
      { ...earning, factors: [{ on: 'goods', of: '新茶', factor: 20_000 }] as AppliedFactor[] },
      '「新茶」 2 倍',
    ],
    [{ ...earning, cappedBy: 'day' as const }, '151.20 × 1.2 = 181.44，小数不计，到了每天的上限'],
  ])('%#', (story, words) => expect(earningWords(story)).toBe(words))

  test('the floor rule is shown by example', () => {
    expect(exampleWords(6_800, 12_000)).toBe('68 元 → 81 积分：68.00 × 1.2 = 81.6，小数不计')
    expect(exampleWords(99, 10_000)).toBe('0.99 元 → 0 积分：0.99 × 1 = 0.99，小数不计')
  })

  test('each cap is named', () => {
    expect((['order', 'day', 'month'] as const).map(capWords)).toEqual([
      '到了每单的上限',
      '到了每天的上限',
      '到了每月的上限',
    ])
  })
})
