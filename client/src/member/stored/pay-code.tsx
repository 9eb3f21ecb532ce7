import type { CodeSheet } from '@shared/contract'
import { View } from '@tarojs/components'
import type { Failure } from '@/cloud/answer'
import { useRotatingCode } from '@/cloud/use-rotating-code'
import { Button } from '@/components/button'
import { CodePlate, QrCode } from '@/components/code-plate'
import { RefreshRing } from '@/components/refresh-ring'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import { useBrightScreen } from '@/device/screen-brightness'
import { useCodeForStage } from '@/device/stage-code'

export interface PayCodeSheetProps {
  open: boolean
  codes: CodeSheet
  renewing: boolean
  /** Why the newest attempt to get codes brought none. */
  failure: Failure | undefined
  onRenew: () => void
  onClose: () => void
}

/** The code that pays from stored value. It opens only on a tap: showing it is the owner's consent to pay. */
export function PayCodeSheet(props: PayCodeSheetProps) {
  const { open, onClose } = props
  return (
    <Sheet open={open} title="付款码" note="给店员扫，从余额里付" onClose={onClose}>
      {open && <Code {...props} />}
    </Sheet>
  )
}

function Code({ codes, renewing, failure, onRenew }: PayCodeSheetProps) {
  const { step, secondsLeft } = useRotatingCode(codes)
  const code = step?.code ?? null
  useBrightScreen(true)
  useCodeForStage(code)
  if (!code) {
    return (
      <View className="pay-code">
        <View className="t3">这个码过期了</View>
        {failure && !renewing ? (
          <StatusBanner
            tone="warn"
            icon={failure.kind === 'offline' ? 'offline' : 'warning'}
            fact={failure.kind === 'offline' ? '没有网络，换不了新码。' : `${failure.message}。`}
            consequence="没有扣你的钱，连上后再点换新"
          />
        ) : (
          <View className="small ink-2">换一个新的再给店员扫</View>
        )}
        <Button id="renew-pay-code" icon="renew" pending={renewing && '正在换'} onTap={onRenew}>
          换新
        </Button>
      </View>
    )
  }
  return (
    <View className="pay-code">
      <CodePlate>
        <QrCode text={code} size={188} label="付款码" />
      </CodePlate>
      <RefreshRing secondsLeft={secondsLeft} stepSeconds={codes.stepMs / 1000} onRenew={onRenew} />
      <View className="small ink-2">扫一次只付一笔 · 不要截图给别人</View>
    </View>
  )
}
