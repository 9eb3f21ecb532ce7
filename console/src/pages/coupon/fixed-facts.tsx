import type { BatchFields } from '@shared/domain/coupon/batch-fields'
import { integer } from '@shared/domain/money/display'
import { batchChanges } from '@shared/text/batches'
import { KeyValues } from '@/components/key-value'
import { type Batches, namesOf, typedDoc } from './words'

const STAY = ['优惠', '券包里', '有效期', '时段', '次数', '等级']

interface FixedFactsProps {
  fields: BatchFields
  answer: Batches
  now: number
}

/** What stays once it is published, as text: in the words of the log. */
export function FixedFacts({ fields, answer, now }: FixedFactsProps) {
  const all = batchChanges(null, typedDoc(answer, fields, now), namesOf(answer, now))
  return (
    <KeyValues
      rows={[
        ['发了', `${integer(fields.total)} 张，只能在右边加`],
        ['怎么发', fields.channel === 'claim' ? '顾客自己领' : '跟着活动送'],
        ...all.filter(({ what }) => STAY.includes(what)).map(({ what, after }) => [what, after] as const),
      ]}
    />
  )
}
