import { integer } from '@shared/domain/money/display'
import { Cell, Cells } from '../../components/cell'
import { Empty } from '../../components/empty'
import { Section } from '../../components/section'
import { Tag } from '../../components/tag'
import { type BillDay, billDayWords, type Difference, movedWords, stateOf } from './words'

/** Every day's bill and how it compared, newest first; the merchant number is named where there are several. */
export function BillDays({
  bills,
  differences,
}: {
  bills: readonly BillDay[]
  differences: readonly Difference[]
}) {
  const several = new Set(bills.map(({ mchid }) => mchid)).size > 1
  const openOf = ({ day, mchid }: BillDay) =>
    differences.filter(each => each.state === 'open' && each.day === day && each.mchid === mchid).length
  if (bills.length === 0) {
    return (
      <Section title="每天的账单">
        <Empty
          object="receipt"
          title="这个月还没有账单"
          lines={['每天上午 10 点以后，取前一天的微信账单来对。']}
        />
      </Section>
    )
  }
  return (
    <Section title="每天的账单" note={`${integer(bills.length)} 份`}>
      <Cells>
        {bills.map(bill => {
          const { words, tone } = stateOf(bill, openOf(bill))
          return (
            <Cell
              key={`${bill.mchid} ${bill.day}`}
              title={[billDayWords(bill.day), several ? `商户号尾号 ${bill.mchid.slice(-4)}` : '']
                .filter(Boolean)
                .join(' · ')}
              note={movedWords(bill)}
              value={<Tag tone={tone}>{words}</Tag>}
            />
          )
        })}
      </Cells>
    </Section>
  )
}
