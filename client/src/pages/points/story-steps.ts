import type { PointsStoryView } from '@shared/contract'
import { isReceiptOrderId } from '@shared/domain/ids'
import { amount, delta, integer, shortYuan, yuan } from '@shared/domain/money/display'
import { mulDivFloor } from '@shared/domain/money/exact'
import { calendarDayWords } from '@shared/text/dates'
import { earningWords } from '@shared/text/earning'
import { ENTRY_TITLES, rateWords } from '@shared/text/points'
import type { IconName } from '@/components/icon'
import { entryChange } from './entry-text'

export interface StoryStep {
  icon: IconName
  title: string
  note: string
  /** Its own number, on the right. */
  number: string
  /** Already a fact of WeChat Pay. */
  proved?: boolean
  /** What it all came to. */
  total?: 'gain' | 'taken'
}

/** How the points of one entry came about, step by step, each with its own number. */
export function storySteps(story: PointsStoryView, today: string): StoryStep[] {
  const { entry } = story
  if (entry.kind === 'order') return [...earningSteps(story), ...debtSteps(story), arrival(story, today)]
  if (entry.kind === 'stored') return [...storedSteps(story), ...debtSteps(story), arrival(story, today)]
  if (entry.kind === 'refund') return refundSteps(story)
  const why: StoryStep[] = entry.reason
    ? [{ icon: 'document', title: '店里写的原因', note: entry.reason, number: '' }]
    : []
  return [
    ...why,
    {
      icon: 'card',
      title: ENTRY_TITLES[entry.kind],
      note: `之后可用 ${integer(entry.activeAfter)} 积分`,
      number: delta(entryChange(entry)),
      total: entryChange(entry) < 0 ? 'taken' : 'gain',
    },
  ]
}

const isReceipt = ({ entry }: PointsStoryView) => isReceiptOrderId(entry.orderId ?? '')

const paid = (story: PointsStoryView): StoryStep => ({
  icon: 'check',
  proved: true,
  title: `实付 ${yuan(story.paidFen)} 元`,
  note: isReceipt(story) ? '门店收的款，小票已核实' : '微信支付已核实',
  number: amount(story.paidFen),
})

const earningSteps = (story: PointsStoryView): StoryStep[] => [paid(story), earned(story)]

/** Of what stored value paid only the principal earns. */
const storedSteps = (story: PointsStoryView): StoryStep[] => [
  {
    icon: 'check',
    title: `储值付了 ${yuan(story.paidFen)} 元`,
    note: `其中 ${yuan(story.baseFen)} 元本金计积分，赠金不计`,
    number: amount(story.paidFen),
  },
  earned(story),
]

function earned(story: PointsStoryView): StoryStep {
  const { rate, tierName, granted } = story
  return {
    icon: 'leaf',
    title: `「${tierName}」${rateWords(rate)}`,
    note: earningWords(story),
    number: integer(granted),
  }
}

function debtSteps({ entry }: PointsStoryView): StoryStep[] {
  if (entry.debtRepaid === 0) return []
  return [
    {
      icon: 'undo',
      title: '先还以前欠的',
      note: '退款时积分不够扣，先记下的',
      number: integer(-entry.debtRepaid),
    },
  ]
}

function arrival({ entry, lotDay }: PointsStoryView, today: string): StoryStep {
  const waits = entry.points === 0 && entry.pendingPoints > 0
  const ends = lotDay ? `${calendarDayWords(lotDay, today)} 24 点到期` : ''
  return {
    icon: 'card',
    title: waits ? '为你留着，待到账' : '到账',
    note: ends,
    number: delta(waits ? entry.pendingPoints : entry.points),
    total: 'gain',
  }
}

function refundSteps(story: PointsStoryView): StoryStep[] {
  const { entry, refundedFen, granted, kept } = story
  const owed: StoryStep[] =
    entry.debtAdded > 0
      ? [
          {
            icon: 'undo',
            title: '不够扣的先记下',
            note: '下次得分会先还上，不用另外付钱',
            number: integer(entry.debtAdded),
          },
        ]
      : []
  return [
    paid(story),
    {
      icon: 'undo',
      title: `一共退了 ${shortYuan(refundedFen)} 元`,
      note: isReceipt(story) ? '钱在店里退的' : '钱已退回微信',
      number: amount(refundedFen),
    },
    {
      icon: 'leaf',
      title: `这一单留下 ${integer(kept)} 积分`,
      note: `原来 ${integer(granted)}，按退款比例扣`,
      number: integer(kept),
    },
    ...owed,
    {
      icon: 'card',
      title: '扣回',
      note: `之后可用 ${integer(entry.activeAfter)} 积分`,
      number: delta(entry.points || entry.pendingPoints),
      total: 'taken',
    },
  ]
}

/** What a refund would take back: half and all of it, by the same rule. '' once it is all gone. */
export function refundConsequence({ entry, baseFen, granted, refundedFen }: PointsStoryView): string {
  if (entry.kind !== 'order' || granted === 0 || baseFen === 0) return ''
  if (refundedFen >= baseFen) return '这单已经全部退款，积分已按比例扣回。'
  const half = Math.floor(baseFen / 2)
  const kept = mulDivFloor(granted, baseFen - half, baseFen)
  return `这单若退款，会按退款比例扣回积分：退 ${yuan(half)} 元扣 ${integer(granted - kept)} 分，全退扣 ${integer(granted)} 分。`
}
