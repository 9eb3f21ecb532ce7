import type { UseView } from '@shared/contract'
import { leftWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useCountdown } from '@/clerk/components/use-countdown'
import { useUndo } from '@/clerk/features/redemption/use-undo'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import './index.scss'

/** Ten minutes to take a slip back, counted down; gone when they are over. */
export function UndoStrip({ use, onUndone }: { use: UseView; onUndone: (use: UseView) => void }) {
  const left = useCountdown(use.undoUntilAt)
  const undo = useUndo()
  if (left <= 0) return null
  const tap = async () => {
    const undone = await undo.run(use)
    if (undone) onUndone(undone)
  }
  return (
    <View className="undo-strip">
      <Icon name="clock" size={26} />
      <View className="undo-strip-text">
        <View className="undo-strip-title">点错了可以撤销</View>
        <View className="small">{`还有 ${leftWords(left)}`}</View>
      </View>
      <Button id="undo" kind="outline" size="m" inline pending={undo.pending && '正在撤销'} onTap={tap}>
        撤销
      </Button>
    </View>
  )
}
