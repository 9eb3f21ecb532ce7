import type { OutputOf } from '@shared/contract'
import { delta, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { customerText } from '@/clerk/features/member/customer-text'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { goBack, replacePage } from '@/navigate'
import './index.scss'

/** What came of it: booked with the new balance, or waiting for a second person with nothing moved yet. */
export function Adjusted({
  answer,
  points,
  reason,
  before,
}: {
  answer: OutputOf<'adjustment.adjust'>
  points: number
  reason: string
  before: number
}) {
  const waits = answer.state === 'proposed'
  return (
    <VerdictPage
      title="改积分"
      tone={waits ? 'warn' : 'ok'}
      word={waits ? '等人同意' : '已记上'}
      {...(waits ? { icon: 'clock' } : {})}
      facts={
        <>
          <View className="adjust-figure">{delta(points)}</View>
          <View>
            {waits ? '积分还没有变，另一位店长同意后才记上' : `现在有 ${integer(answer.points.active)} 积分`}
          </View>
        </>
      }
      actions={
        <View className="bar-row">
          {waits && (
            <Button id="open-proposals" kind="outline" size="xl" onTap={() => replacePage('clerkProposals')}>
              看待审批
            </Button>
          )}
          <Button id="adjust-done" size="xl" onTap={goBack}>
            完成
          </Button>
        </View>
      }
    >
      <View className="stack adjust-form">
        <KeyValues>
          <KeyValue label="顾客">{customerText(answer.customer)}</KeyValue>
          <KeyValue label={waits ? '现在的积分' : '改之前'}>{integer(before)}</KeyValue>
          {!waits && answer.points.debt > 0 && (
            <KeyValue label="还欠">{`${integer(answer.points.debt)} 积分`}</KeyValue>
          )}
          <KeyValue label="原因">{reason}</KeyValue>
        </KeyValues>
        {waits && (
          <Advice
            label="接下来"
            lines={['请另一位店长或所有者打开「待审批」。', '自己提的，自己不能同意。']}
          />
        )}
      </View>
    </VerdictPage>
  )
}
