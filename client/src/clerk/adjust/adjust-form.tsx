import type { OutputOf, PointsView } from '@shared/contract'
import { delta, integer } from '@shared/domain/money/display'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { ChoicePair } from '@/clerk/components/choice-pair'
import { ReasonField } from '@/clerk/components/reason-field'
import { SendBar } from '@/clerk/components/send-bar'
import { useCommandForm } from '@/clerk/components/use-command-form'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { balanceText, missingText, shortRefusal } from './text'
import './index.scss'

const directions = [
  { id: 'give', label: '加积分' },
  { id: 'take', label: '扣积分' },
] as const
const usualReasons = ['漏记补分', '活动补分', '退货扣回', '记错更正'] as const
/** Of the largest correction there is, a million. */
const DIGITS = 7

interface AdjustFormProps {
  member: CustomerAtDesk & { points: PointsView }
  onDone: (answer: OutputOf<'adjustment.adjust'>, points: number, reason: string) => void
}

/** Which way, how many, and why; the balance after it is said before it is sent. */
export function AdjustForm({ member, onDone }: AdjustFormProps) {
  const [direction, setDirection] = useState<'give' | 'take'>('give')
  const [digits, setDigits] = useState('')
  const [reason, setReason] = useState('')
  // Only for the hint how many one person may book alone; the page works without it.
  const { data: rule } = useQuery('adjustment.proposals', {})
  const form = useCommandForm(
    'adjustment.adjust',
    {
      about: member.customerId,
      whose: customerText(member.customer),
      textOf: input => `改积分 ${delta(input.points)}`,
    },
    answer => onDone(answer, points, reason.trim()),
  )
  const { change } = form
  const points = (direction === 'give' ? 1 : -1) * Number(digits || '0')
  const needsSecond = rule !== undefined && Math.abs(points) > rule.alone
  const send = () => void form.send({ cardNo: member.cardNo, points, reason: reason.trim() })
  return (
    <Page
      title="改积分"
      back
      actions={
        <SendBar
          id="send-adjust"
          form={form}
          refusal={form.failure ? shortRefusal(form.failure) : {}}
          label={`${needsSecond ? '提交申请' : '确认'} ${delta(points)} 积分`}
          pendingLabel="正在记"
          missing={missingText(points, member.points.active, reason)}
          onSend={send}
        />
      }
    >
      <View className="stack adjust-form">
        <CustomerCard customer={member.customer} />
        <ChoicePair
          choices={directions}
          selected={direction}
          onSelect={next => change(() => setDirection(next))}
        />
        <PointsField
          digits={digits}
          points={points}
          held={member.points}
          locked={form.locked}
          secondAbove={needsSecond ? rule.alone : undefined}
          onDigits={next => change(() => setDigits(next))}
        />
        <ReasonField
          usual={usualReasons}
          reason={reason}
          onReason={next => change(() => setReason(next))}
          locked={form.locked}
        />
      </View>
    </Page>
  )
}

interface PointsFieldProps {
  digits: string
  points: number
  held: PointsView
  locked: boolean
  /** Set where so many points need a second person: how many one person may book alone. */
  secondAbove: number | undefined
  onDigits: (digits: string) => void
}

/** How many points, and the balance after them. */
function PointsField({ digits, points, held, locked, secondAbove, onDigits }: PointsFieldProps) {
  return (
    <View>
      <Input
        id="type-points"
        className="adjust-points"
        type="number"
        maxlength={DIGITS}
        placeholder="0"
        placeholderClass="field-empty"
        disabled={locked}
        value={digits}
        onInput={event => onDigits(event.detail.value.replace(/\D/g, '').replace(/^0+/, '').slice(0, DIGITS))}
      />
      <View className="adjust-text">{balanceText(points, held)}</View>
      {secondAbove !== undefined && (
        <View className="adjust-text adjust-second">
          {`超过 ${integer(secondAbove)} 分要两个人，另一位店长同意后才记上`}
        </View>
      )}
    </View>
  )
}
