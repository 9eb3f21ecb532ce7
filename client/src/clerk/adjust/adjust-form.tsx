import type { OutputOf, PointsView } from '@shared/contract'
import { delta, integer } from '@shared/domain/money/display'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { ChoicePair } from '@/clerk/components/choice-pair'
import { FailedInBar } from '@/clerk/components/failed-command'
import { ReasonField } from '@/clerk/components/reason-field'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { keptOnPhone } from '@/cloud/pending-commands'
import { useCommand } from '@/cloud/use-command'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { vibrate } from '@/device/vibrate'
import { balanceText, missingText, shortRefusal } from './text'
import './index.scss'

const directions = [
  { id: 'give', label: '加积分' },
  { id: 'take', label: '扣积分' },
] as const
const usualReasons = ['漏记补分', '活动补分', '退货扣回', '记错更正'] as const
/** Of the largest correction there is, a million. */
const DIGITS = 7

/** Which way, how many, and why; the balance after it is said before it is sent. */
export function AdjustForm({
  member,
  onDone,
}: {
  member: CustomerAtDesk & { points: PointsView }
  onDone: (answer: OutputOf<'adjustment.adjust'>, points: number, reason: string) => void
}) {
  const [direction, setDirection] = useState<'give' | 'take'>('give')
  const [digits, setDigits] = useState('')
  const [reason, setReason] = useState('')
  // Only for the hint how many one person may book alone; the page works without it.
  const { data: rule } = useQuery('adjustment.proposals', {})
  const adjust = useCommand(
    'adjustment.adjust',
    keptOnPhone('adjustment.adjust', {
      about: member.customerId,
      whose: customerText(member.customer),
      textOf: input => `改积分 ${delta(input.points)}`,
    }),
  )
  const points = (direction === 'give' ? 1 : -1) * Number(digits || '0')
  const { unknown } = adjust
  // What may have been booked already is sent again as it was.
  const locked = adjust.pending || unknown
  const needsSecond = rule !== undefined && Math.abs(points) > rule.alone
  const change = (apply: () => void) => {
    if (locked) return
    adjust.dismiss()
    apply()
  }
  const send = async () => {
    const input = { cardNo: member.cardNo, points, reason: reason.trim() }
    const answer = await adjust.run(input)
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) onDone(answer.data, points, input.reason)
  }
  return (
    <Page
      title="改积分"
      back
      actions={
        <>
          {adjust.failure && <FailedInBar failure={adjust.failure} {...shortRefusal(adjust.failure)} />}
          <Button
            id="send-adjust"
            size="xl"
            pending={adjust.pending && '正在记'}
            disabledBecause={!unknown && missingText(points, member.points.active, reason)}
            onTap={send}
          >
            {unknown ? '再送一次' : `${needsSecond ? '提交申请' : '确认'} ${delta(points)} 积分`}
          </Button>
        </>
      }
    >
      <View className="stack adjust-form">
        <CustomerCard customer={member.customer} />
        <ChoicePair
          choices={directions}
          selected={direction}
          onSelect={next => change(() => setDirection(next))}
        />
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
            onInput={event =>
              change(() =>
                setDigits(event.detail.value.replace(/\D/g, '').replace(/^0+/, '').slice(0, DIGITS)),
              )
            }
          />
          <View className="adjust-text">{balanceText(points, member.points)}</View>
          {needsSecond && (
            <View className="adjust-text adjust-second">
              {`超过 ${integer(rule.alone)} 分要两个人，另一位店长同意后才记上`}
            </View>
          )}
        </View>
        <ReasonField
          usual={usualReasons}
          reason={reason}
          onReason={next => change(() => setReason(next))}
          locked={locked}
        />
      </View>
    </Page>
  )
}
