import type { OutputOf } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { exampleWords, factorWords } from '@shared/text/earning'
import { rateWords } from '@shared/text/points'
import {
  campaignWords,
  capLines,
  expiryWords,
  growthWords,
  measureWords,
  storedWords,
  waitingWords,
} from '@shared/text/points-rules'
import type { RulePart } from '@/features/brand/rule-texts'

/** The brand's own rule of points in words, in the order people ask; parts without a word are left out. */
export function pointsRuleParts(
  { brand, rule, campaigns, examples }: OutputOf<'points.rules'>,
  now: number,
): RulePart[] {
  const { timeZone } = brand
  const today = dayOf(now, timeZone)
  const excluded = rule.factors.filter(({ factor }) => factor === 0)
  const special = rule.factors.filter(({ factor }) => factor !== 0)
  const spendOldest = rule.expiry.after === 'never' ? [] : ['用积分时先用快到期的。']
  const parts = [
    {
      title: '怎么得积分',
      lines: [
        ...brand.tiers.map(({ name, rate }) => `「${name}」${rateWords(rate)}`),
        measureWords(rule.measure),
      ],
    },
    { title: '照你现在的等级算', lines: examples.map(({ fen, rate }) => exampleWords(fen, rate)) },
    {
      title: '积分更多的时候',
      lines: [
        ...special.map(each => `${factorWords(each)}。`),
        ...campaigns.map(each => campaignWords(each, { now, timeZone })),
        ...(campaigns.length > 1 ? ['几个活动碰在一起，按最高的一个算。'] : []),
      ],
    },
    { title: '用储值付款', lines: rule.stored ? [storedWords(rule.stored)] : [] },
    { title: '不计积分的', lines: excluded.map(each => `${factorWords(each)}，也不计成长值。`) },
    { title: '最多得多少', lines: capLines(rule) },
    { title: '什么时候到账', lines: [waitingWords(rule.waitingDays, today)] },
    { title: '什么时候到期', lines: [expiryWords(rule.expiry, today), ...spendOldest] },
    { title: '成长值', lines: [growthWords(rule.growthRate)].filter(Boolean) },
    ...ALWAYS,
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

/** The same at every brand. */
const ALWAYS: readonly RulePart[] = [
  {
    title: '退款',
    lines: [
      '按退款比例扣回积分和成长值，还没用的随单的券会收回。',
      '积分不够扣的先记下，下次得分会先还上，不用另外付钱。',
    ],
  },
  {
    title: '券',
    lines: [
      '一单用一张，能不能一起用写在券上。',
      '用券的那一单全退，券不再放回。',
      '点错核销，10 分钟内可以请店员撤销。',
    ],
  },
]
