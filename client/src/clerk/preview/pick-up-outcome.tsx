import type { CustomerView, HandOverView, OutputOf } from '@shared/contract'
import { agoWords, momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Section } from '@/components/section'
import { goBack } from '@/navigate'
import { useTimeZone } from '@/theme/brand-theme'
import { PickUpSlip } from './pick-up-slip'
import './index.scss'

const next = (
  <Button id="scan-next" size="xl" onTap={goBack}>
    扫下一张
  </Button>
)

/** Recorded: the thing is the customer's. */
export function PickUpDone({ done, customer }: { done: OutputOf<'mall.handOver'>; customer: CustomerView }) {
  const { handOver, repeated } = done
  return (
    <VerdictPage
      title="核对取货"
      tone="ok"
      word="已交货"
      facts={
        <>
          <View>{handOver.goodsName}</View>
          {repeated && <View>这笔刚才已经送到，没有重复算。</View>}
        </>
      }
      actions={next}
    >
      <View className="preview-stack">
        <PickUpSlip handOver={handOver} customer={customer} />
      </View>
    </VerdictPage>
  )
}

/** The second scan: nothing happened, and here is the hand-over that did. */
export function PickUpGone({ first, storeId }: { first: HandOverView; storeId: string }) {
  const timeZone = useTimeZone()
  const now = serverNow()
  const place = first.storeId === storeId ? '本店' : first.storeName
  return (
    <VerdictPage
      title="核对取货"
      tone="warn"
      word="已经取走了"
      facts={
        <>
          <View>{`${agoWords(first.at, now, timeZone)}在${place}交过，`}</View>
          <View>这次没有再交，请不要再给。</View>
        </>
      }
      actions={next}
    >
      <Section title="那一次">
        <View className="stack">
          <KeyValues>
            <KeyValue label="东西">{first.goodsName}</KeyValue>
            <KeyValue label="流水号">{first.receiptNo}</KeyValue>
            <KeyValue label="时间">{momentWords(first.at, now, timeZone)}</KeyValue>
            <KeyValue label="门店">{first.storeName}</KeyValue>
            <KeyValue label="店员">{first.mine ? `${first.clerkName}（你）` : first.clerkName}</KeyValue>
          </KeyValues>
          <Advice label="可以这样告诉顾客" lines={['这件已经交给您了，', '您的兑换记录里有时间和门店。']} />
        </View>
      </Section>
    </VerdictPage>
  )
}

/** Cancelled, out of time, or the clerk's own: nothing is handed over. */
export function PickUpRefused({ message }: { message: string }) {
  return (
    <VerdictPage title="核对取货" tone="no" word="不能取货" facts={message} actions={next}>
      <View className="preview-stack">
        <Advice
          label="现在怎么办"
          lines={['东西先不要交给顾客。', '顾客想核对，请看「我的」里的「兑换记录」。']}
        />
      </View>
    </VerdictPage>
  )
}
