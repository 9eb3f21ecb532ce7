import type { OutputOf } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { slipText } from '@/clerk/features/receipt/slip'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Price } from '@/components/price'
import { goBack } from '@/navigate'
import './index.scss'

/** What went back in all, what is left of the receipt, and the points that stay with the customer. */
export function Voided({
  answer: { order, leftFen, keptPoints },
  receiptNo,
  onNext,
}: {
  answer: OutputOf<'receipt.void'>
  receiptNo: string
  onNext: () => void
}) {
  const whole = leftFen === 0
  return (
    <VerdictPage
      title="小票退款"
      tone="ok"
      word="已记退款"
      facts={
        <>
          <View className="receipt-figure">
            <View>{whole ? '全退，共' : '共退'}</View>
            <Price fen={order.refundedFen} size={48} />
          </View>
          <View>{whole ? '这张小票退完了' : `还剩 ${amount(leftFen)} 没退`}</View>
        </>
      }
      actions={
        <View className="bar-row">
          <Button id="void-next" kind="outline" size="xl" onTap={onNext}>
            再退一张
          </Button>
          <Button id="void-done" size="xl" onTap={goBack}>
            完成
          </Button>
        </View>
      }
    >
      <View className="stack receipt-form">
        <KeyValues>
          <KeyValue label="小票">{`${order.storeName} · ${slipText(receiptNo)}`}</KeyValue>
          <KeyValue label="原来金额">{amount(order.amountFen)}</KeyValue>
          <KeyValue label="还剩">{amount(leftFen)}</KeyValue>
          <KeyValue label="顾客留着的积分">{integer(keptPoints)}</KeyValue>
        </KeyValues>
        <Advice label="可以这样告诉顾客" lines={pointsLines(whole, keptPoints)} />
      </View>
    </VerdictPage>
  )
}

function pointsLines(whole: boolean, keptPoints: number): string[] {
  if (whole) return ['钱全退给您了，这一单不再有积分。']
  return keptPoints > 0
    ? ['钱给您退了一部分，', `这一单还给您留着 ${integer(keptPoints)} 积分。`]
    : ['钱给您退了一部分。', '这一单还没领积分的话，按剩下的金额领。']
}
