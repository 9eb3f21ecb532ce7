import type { OutputOf } from '@shared/contract'
import { amount, delta, integer } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { customerText } from '@/clerk/features/member/customer-text'
import { slipText } from '@/clerk/features/receipt/slip'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { goBack, replacePage } from '@/navigate'
import './index.scss'

type Answer = OutputOf<'receipt.credit'>

/** What the sale gave; wrong, it is given back like any receipt. */
export function Credited({
  credited: { order, receiptNo, customer, points, waiting, balance },
  storeId,
}: {
  credited: Answer
  storeId: string
}) {
  return (
    <VerdictPage
      title="补积分"
      tone="ok"
      word="已补记"
      facts={
        <>
          <View className="credit-figure">
            {points === null ? '积分正在算' : delta(points)}
            {points !== null && <Text className="credit-unit">积分</Text>}
          </View>
          <View>{balanceText(points === null, waiting, balance)}</View>
        </>
      }
      actions={
        <View className="bar-row">
          <Button
            id="void-credit"
            kind="outline"
            size="xl"
            onTap={() => replacePage('clerkReceipt', { storeId, receiptNo })}
          >
            退掉这笔
          </Button>
          <Button id="credit-done" size="xl" onTap={goBack}>
            完成
          </Button>
        </View>
      }
    >
      <View className="stack credit-pad">
        <KeyValues>
          <KeyValue label="顾客">{customerText(customer)}</KeyValue>
          <KeyValue label="金额">{amount(order.amountFen)}</KeyValue>
          <KeyValue label="单号">{slipText(receiptNo)}</KeyValue>
          <KeyValue label="门店">{order.storeName}</KeyValue>
        </KeyValues>
        {waiting && !customer.isMember && (
          <Advice label="可以这样告诉顾客" lines={['积分给您留着，入会就到账。']} />
        )}
      </View>
    </VerdictPage>
  )
}

function balanceText(later: boolean, waiting: boolean, balance: Answer['balance']): string {
  if (later) return '算好会自动到顾客账上，不用再记'
  if (waiting) return '先留着，还不能用'
  if (!balance) return '已到顾客账上'
  if (balance.debt > 0) return `先还欠的，还欠 ${integer(balance.debt)} 积分`
  return `顾客现在有 ${integer(balance.active)} 积分`
}
