import type { ExchangeView } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/cloud/call'
import { Button } from '@/components/button'
import { StatusBanner } from '@/components/status-banner'
import { requestPayment } from '@/device/request-payment'

interface PayBarProps {
  exchange: ExchangeView
  onCancel: () => void
  onPaid: () => Promise<void>
}

/** Of an exchange that waits for its money: pay it, the same order however often, or let it go. */
export function PayBar({ exchange, onCancel, onPaid }: PayBarProps) {
  const { pay, pending, trouble } = usePay(exchange, onPaid)
  return (
    <>
      {trouble && <StatusBanner tone="warn" fact={trouble} consequence="积分和东西还给你留着" />}
      <View className="bar-row">
        <Button id="cancel-exchange" kind="outline" onTap={onCancel}>
          取消兑换
        </Button>
        <Button id="pay-exchange" pending={pending && '正在打开微信支付'} onTap={() => void pay()}>
          {`付 ${amount(exchange.fen)}`}
        </Button>
      </View>
    </>
  )
}

/** What came of it the page finds out: WeChat Pay says it to the cloud, not to this phone. */
function usePay({ orderId }: ExchangeView, onPaid: () => Promise<void>) {
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState('')
  const pay = async () => {
    if (pending) return
    setPending(true)
    setTrouble('')
    const answer = await call('order.pay', { orderId })
    const result = answer.ok ? await requestPayment(answer.data.payment) : null
    setPending(false)
    // Paid already is no trouble: the page is about to show it.
    const known = !answer.ok && answer.kind === 'refused' && answer.code === 'ORDER_ALREADY_PAID'
    if (!answer.ok && !known) setTrouble(answer.message)
    if (result === 'cancelled') setTrouble('没有付款，没有扣你的钱')
    if (result === 'failed') setTrouble('没能打开微信支付，没有扣你的钱')
    await onPaid()
  }
  return { pay, pending, trouble }
}
