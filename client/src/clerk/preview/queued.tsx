import type { CouponView, CustomerView } from '@shared/contract'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { customerText } from '@/clerk/features/member/customer-text'
import { couponText } from '@/clerk/features/redemption/redemption-text'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { goBack } from '@/navigate'
import './index.scss'

const RETRY_SECONDS = 8

interface QueuedPreviewProps {
  coupon: CouponView
  customer: CustomerView
  attempts: number
  pending: boolean
  onRetry: () => void
}

/** No answer came, so the outcome is unknown: the command is sent again until one does. It counts once. */
export function QueuedPreview({ coupon, customer, attempts, pending, onRetry }: QueuedPreviewProps) {
  const [seconds, setSeconds] = useState(RETRY_SECONDS)
  const retry = useRef(onRetry)
  retry.current = onRetry
  useEffect(() => {
    if (pending) return
    setSeconds(RETRY_SECONDS)
    const timer = setInterval(() => setSeconds(left => Math.max(0, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [pending])
  useEffect(() => {
    if (seconds === 0 && !pending) retry.current()
  }, [seconds, pending])
  return (
    <VerdictPage
      title="核对这张券"
      tone="warn"
      word="还没送到"
      icon="offline"
      facts={
        <>
          <View>没等到回音，这笔已记在手机里，</View>
          <View>恢复后自动送出，只会算一次。</View>
        </>
      }
      actions={
        <View className="bar-row">
          <Button kind="outline" size="xl" onTap={goBack}>
            先返回
          </Button>
          <Button id="retry-redeem" size="xl" icon="renew" pending={pending && '正在送出'} onTap={onRetry}>
            马上再试
          </Button>
        </View>
      }
    >
      <View className="stack preview-stack">
        <KeyValues>
          <KeyValue label="这一笔">{couponText(coupon)}</KeyValue>
          <KeyValue label="顾客">{customerText(customer)}</KeyValue>
          <KeyValue label="已试">
            {pending ? `${attempts} 次，正在送出` : `${attempts} 次，${seconds} 秒后再试`}
          </KeyValue>
        </KeyValues>
        <Advice label="现在怎么办" lines={['先别减钱，等这里变绿。', '顾客着急就按原价收，店长稍后补。']} />
      </View>
    </VerdictPage>
  )
}
