import type { UseView } from '@shared/contract'
import { clockWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { minutesAndSeconds, useCountdown } from '@/clerk/components/use-countdown'
import { offText } from '@/clerk/features/redemption/redemption-text'
import { useUndo } from '@/clerk/features/redemption/use-undo'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import './index.scss'

/** The newest redemption of this clerk, with the time left to undo it. */
export function LastRedemption({
  use,
  timeZone,
  onUndone,
}: {
  use: UseView
  timeZone: string
  onUndone: () => void
}) {
  const left = useCountdown(use.undoUntilAt)
  const undo = useUndo()
  const tap = async () => {
    if (await undo.run(use)) onUndone()
  }
  return (
    <View className="last-redemption">
      <View className={`last-redemption-disc ${use.voided ? 'last-redemption-voided' : ''}`}>
        <Icon name={use.voided ? 'undo' : 'check'} size={20} bold />
      </View>
      <View className="last-redemption-text">
        <View className="last-redemption-title">
          {use.voided ? '刚刚撤销' : '刚刚核销'} · {offText(use)}
        </View>
        <View className="small ink-3">
          {clockWords(use.at, timeZone)} · {use.couponName}
        </View>
      </View>
      {!use.voided && left > 0 && (
        <Button
          id="undo-last"
          kind="outline"
          size="m"
          inline
          pending={undo.pending && '正在撤销'}
          onTap={tap}
        >
          {`撤销 ${minutesAndSeconds(left)}`}
        </Button>
      )}
    </View>
  )
}
