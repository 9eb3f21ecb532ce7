import type { UseView } from '@shared/contract'
import { agoWords, momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Advice } from '@/clerk/components/advice'
import { useCountdown } from '@/clerk/components/use-countdown'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { offText } from '@/clerk/features/redemption/redemption-text'
import { useUndo } from '@/clerk/features/redemption/use-undo'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Section } from '@/components/section'
import { goBack } from '@/navigate'
import { useTimeZone } from '@/theme/brand-theme'
import './index.scss'

interface UsedPreviewProps {
  first: UseView
  storeId: string
  onUndone: () => void
}

/** The second scan: nothing happened, and here is the first one, as facts. */
export function UsedPreview({ first, storeId, onUndone }: UsedPreviewProps) {
  const timeZone = useTimeZone()
  const undo = useUndo()
  const left = useCountdown(first.mine ? first.undoUntilAt : null)
  const now = serverNow()
  const off = offText(first)
  const tapUndo = async () => {
    if (await undo.run(first)) onUndone()
  }
  return (
    <VerdictPage
      title="核对这张券"
      tone="warn"
      word="已经用过了"
      facts={
        <>
          <View>{`${agoWords(first.at, now, timeZone)}在${first.storeId === storeId ? '本店' : first.storeName}核销过，`}</View>
          <View>这次没有再用，不会多减。</View>
        </>
      }
      actions={
        <View className="bar-row">
          {left > 0 && (
            <Button
              id="undo-first"
              kind="outline"
              size="xl"
              pending={undo.pending && '正在撤销'}
              onTap={tapUndo}
            >
              撤销那一次
            </Button>
          )}
          <Button id="scan-next" size="xl" onTap={goBack}>
            扫下一张
          </Button>
        </View>
      }
    >
      <Section title="那一次">
        <View className="stack">
          <KeyValues>
            <KeyValue label="时间">{momentWords(first.at, now, timeZone)}</KeyValue>
            <KeyValue label="门店">{first.storeName}</KeyValue>
            <KeyValue label="店员">{first.mine ? `${first.clerkName}（你）` : first.clerkName}</KeyValue>
            <KeyValue label="优惠">{`${off} · ${first.couponName}`}</KeyValue>
            <KeyValue label="流水号">{first.receiptNo}</KeyValue>
          </KeyValues>
          <Advice label="可以这样告诉顾客" lines={['这张券已经给您用过了，', `小票上有${off}这一行。`]} />
        </View>
      </Section>
    </VerdictPage>
  )
}
