import { integer } from '@shared/domain/money/display'
import { billDayText } from '@shared/text/bills'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { call } from '@/cloud/call'
import { Cell, Cells } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Section } from '@/components/section'
import { StatusBanner } from '@/components/status-banner'
import { Tag } from '@/components/tag'
import { type BillDay, type Difference, movedText, stateOf } from './text'

export interface BillDaysProps {
  bills: readonly BillDay[]
  differences: readonly Difference[]
  onOutdated: () => void
}

/** Every day's bill and how it compared, newest first; one that was given up can be fetched again. */
export function BillDays({ bills, differences, onOutdated }: BillDaysProps) {
  const [failure, setFailure] = useState<Failure>()
  const [fetching, setFetching] = useState<string>()
  const again = async (bill: BillDay) => {
    if (fetching) return
    setFetching(nameOf(bill))
    setFailure(undefined)
    const answer = await call('reconciliation.recheck', { mchid: bill.mchid, day: bill.day })
    setFetching(undefined)
    if (answer.ok) onOutdated()
    else setFailure(answer)
  }
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
      <View className="stack">
        {failure && (
          <StatusBanner
            tone="warn"
            icon={failure.kind === 'offline' ? 'offline' : 'warning'}
            fact={failure.kind === 'refused' ? failure.message : '没有送到，账没有变动。再点一次'}
          />
        )}
        <Cells>
          {bills.map(bill => (
            <DayCell
              key={nameOf(bill)}
              bill={bill}
              named={new Set(bills.map(({ mchid }) => mchid)).size > 1}
              open={differences.filter(each => isOpenOf(each, bill)).length}
              fetching={fetching === nameOf(bill)}
              onAgain={again}
            />
          ))}
        </Cells>
      </View>
    </Section>
  )
}

const nameOf = ({ mchid, day }: BillDay) => `${mchid}-${day}`

const isOpenOf = ({ state, day, mchid }: Difference, bill: BillDay) =>
  state === 'open' && day === bill.day && mchid === bill.mchid

interface DayCellProps {
  bill: BillDay
  /** The merchant number is shown where the brand has several. */
  named: boolean
  open: number
  /** It is being asked for again. */
  fetching: boolean
  onAgain: (bill: BillDay) => void
}

function DayCell({ bill, named, open, fetching, onAgain }: DayCellProps) {
  const { text, tone } = stateOf(bill, open)
  return (
    <Cell
      id={`bill-${nameOf(bill)}`}
      title={[billDayText(bill.day), named ? `商户号尾号 ${bill.mchid.slice(-4)}` : '']
        .filter(Boolean)
        .join(' · ')}
      note={movedText(bill)}
      value={fetching ? '正在取' : <Tag tone={tone}>{text}</Tag>}
      {...(bill.state === 'given-up' ? { onTap: () => onAgain(bill) } : {})}
    />
  )
}
