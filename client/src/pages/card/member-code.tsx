import type { OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import { useRotatingCode } from '@/cloud/use-rotating-code'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { MemberCode } from '@/components/code-plate'
import { RefreshRing } from '@/components/refresh-ring'
import { Sheet } from '@/components/sheet'
import { useBrightScreen } from '@/device/screen-brightness'
import { useCodeForStage } from '@/device/stage-code'
import './member-code.scss'

export interface MemberCodeSheetProps {
  open: boolean
  card: OutputOf<'member.card'>
  onRenew: () => void
  onClose: () => void
  onCoupons: () => void
}

/** The member code for the counter: bar code, number and QR of this half minute, also without network. */
export function MemberCodeSheet(props: MemberCodeSheetProps) {
  const { open, onClose } = props
  return (
    <Sheet open={open} title="请店员扫这个码" note="积分和券一起算" onClose={onClose}>
      {open && <Code {...props} />}
    </Sheet>
  )
}

function Code({ card, onRenew, onCoupons }: MemberCodeSheetProps) {
  const { step, secondsLeft } = useRotatingCode(card.codes)
  const code = step?.code ?? null
  useBrightScreen(true)
  useCodeForStage(code)
  const { usable } = card.coupons
  return (
    <View className="member-code">
      {code ? (
        <MemberCode code={code} number={code} />
      ) : (
        <View className="member-code-over">
          <View className="t3">这个码过期了</View>
          <View className="small ink-2">换一个新的再给店员扫</View>
          <View className="member-code-renew">
            <Button id="renew-code" size="m" kind="secondary" icon="renew" onTap={onRenew}>
              换新
            </Button>
          </View>
        </View>
      )}
      {code && (
        <View className="member-code-ring">
          <RefreshRing secondsLeft={secondsLeft} stepSeconds={card.codes.stepMs / 1000} onRenew={onRenew} />
        </View>
      )}
      <View className="member-code-facts">没有网络也能用 · 截图很快作废，只给店员扫</View>
      <Cells flat>
        <Cell
          id="code-coupons"
          icon="ticket"
          title={usable > 0 ? `你有 ${usable} 张券，店员扫完就能用` : '现在没有能用的券'}
          onTap={onCoupons}
        />
      </Cells>
    </View>
  )
}
