import type { HandOverView, OutputOf } from '@shared/contract'
import { deadlineWords } from '@shared/text/dates'
import { priceWords } from '@shared/text/mall'
import { spaced } from '@shared/text/spaced'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FailedInBar } from '@/clerk/components/failed-command'
import { PendingCommandFirst } from '@/clerk/components/pending-command-first'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { Failure } from '@/cloud/answer'
import { keptOnPhone, pendingCommandOf } from '@/cloud/pending-commands'
import { serverNow } from '@/cloud/server-clock'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { KeyValue, KeyValues } from '@/components/key-value'
import { StatusBanner } from '@/components/status-banner'
import { vibrate } from '@/device/vibrate'
import { goBack } from '@/navigate'
import { useTimeZone } from '@/theme/brand-theme'
import { PickUpDone, PickUpGone, PickUpRefused } from './pick-up-outcome'
import './index.scss'

export type PickUp = Extract<OutputOf<'redemption.preview'>, { kind: 'pick-up' }>

/** The thing a customer fetches: ready to hand over, handed over before, or why not. */
export function PickUpPreview({ preview, storeId }: { preview: PickUp; storeId: string }) {
  if (preview.verdict === 'handed' && preview.first) {
    return <PickUpGone first={preview.first} storeId={storeId} />
  }
  if (preview.verdict !== 'ready') return <PickUpRefused message={preview.reason?.message ?? ''} />
  return <PickUpReady preview={preview} storeId={storeId} />
}

interface PickUpReadyProps {
  preview: PickUp
  storeId: string
}

/** What leaves the shelf is the biggest thing; one button says that it did. */
function PickUpReady({ preview, storeId }: PickUpReadyProps) {
  const { exchangeId, goodsName, points, fen, customer, permit } = preview
  const timeZone = useTimeZone()
  const handOver = useCommand(
    'mall.handOver',
    keptOnPhone('mall.handOver', {
      about: exchangeId,
      whose: customerText(customer),
      textOf: () => `交货 ${goodsName}`,
    }),
  )
  const [before, setBefore] = useState(() => pendingCommandOf('mall.handOver', exchangeId))
  const [done, setDone] = useState<OutputOf<'mall.handOver'>>()
  const confirm = async () => {
    const answer = await handOver.run({ storeId, exchangeId, permit })
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) setDone(answer.data)
  }

  if (done) return <PickUpDone done={done} customer={customer} />
  if (before) {
    return (
      <PendingCommandFirst
        title="核对取货"
        sent={before}
        onBooked={late => 'handOver' in late && setDone(late)}
        onNew={() => setBefore(undefined)}
      />
    )
  }
  const { failure, unknown } = handOver
  if (failure?.kind === 'refused' && !unknown) {
    const first = (failure.data as { first?: HandOverView } | undefined)?.first
    return first ? (
      <PickUpGone first={first} storeId={storeId} />
    ) : (
      <PickUpRefused message={failure.message} />
    )
  }
  return (
    <HandOverPage
      goodsName={goodsName}
      points={points}
      fen={fen}
      failure={failure}
      handOver={handOver}
      confirm={confirm}
      customer={customer}
      preview={preview}
      timeZone={timeZone}
    />
  )
}

interface HandOverPageProps {
  goodsName: string
  points: number
  fen: number
  failure: Failure | undefined
  handOver: { pending: boolean }
  confirm: () => void
  customer: PickUp['customer']
  preview: PickUp
  timeZone: string
}

/** What leaves the shelf is the biggest thing; one button says that it did. */
function HandOverPage({
  goodsName,
  points,
  fen,
  failure,
  handOver,
  confirm,
  customer,
  preview,
  timeZone,
}: HandOverPageProps) {
  return (
    <VerdictPage
      title="核对取货"
      tone="ok"
      word="可以取货"
      facts={
        <View className="preview-coupon">
          <View className="preview-coupon-text">
            <View className="preview-coupon-name">{goodsName}</View>
            <View className="body-2">{spaced(`${priceWords({ points, fen })}换的`)}</View>
          </View>
          <View className="pick-up-count">
            交<View className="pick-up-one">1</View>件
          </View>
        </View>
      }
      actions={
        <>
          {failure && <FailedInBar failure={failure} />}
          <View className="bar-row">
            <View className="bar-lesser">
              <Button id="cancel" kind="outline" size="xl" onTap={goBack}>
                取消
              </Button>
            </View>
            <Button
              id="confirm-hand-over"
              size="xl"
              pending={handOver.pending && '正在记下'}
              onTap={() => void confirm()}
            >
              {failure ? '再送一次' : '确认交货'}
            </Button>
          </View>
        </>
      }
    >
      <View className="stack preview-stack">
        <StatusBanner tone="warn" icon="box" fact="拿这一件给顾客，当面看过再确认" />
        <CustomerCard customer={customer} />
        <PickUpFacts preview={preview} timeZone={timeZone} />
      </View>
    </VerdictPage>
  )
}

interface PickUpFactsProps {
  preview: PickUp
  timeZone: string
}

/** Where and until when. */
function PickUpFacts({ preview, timeZone }: PickUpFactsProps) {
  return (
    <KeyValues>
      <KeyValue label="在哪取">
        <View className="preview-tick">
          <Icon name="check" size={18} />
          就在这家店
        </View>
      </KeyValue>
      <KeyValue label="最晚">{`${deadlineWords(preview.untilAt, serverNow(), timeZone)}前`}</KeyValue>
    </KeyValues>
  )
}
