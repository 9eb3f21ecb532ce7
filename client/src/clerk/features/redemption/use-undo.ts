import type { UseView } from '@shared/contract'
import Taro from '@tarojs/taro'
import { useCommand } from '@/cloud/use-command'
import { toast } from '@/components/toast'
import { askFirst } from '@/device/ask-first'

/**
 * Undoes one use after asking once. Within ten minutes the clerk's own; the server decides, this only
 * requests.
 * Resolves with the voided use, or null when it was not undone.
 */
export function useUndo() {
  const undo = useCommand('redemption.undo')
  const run = async (use: UseView): Promise<UseView | null> => {
    const agreed = await askFirst({
      title: '撤销这次核销？',
      content: `「${use.couponName}」会回到顾客的券包，已经减的钱请照原价收回。`,
      yes: '撤销',
      no: '不撤销',
    })
    if (!agreed) return null
    const answer = await undo.run({ couponId: use.couponId, useIndex: use.index })
    if (!answer) return null
    if (!answer.ok) {
      await Taro.showModal({
        title: '没有撤销',
        content: answer.message,
        showCancel: false,
        confirmText: '知道了',
      })
      return null
    }
    toast('已撤销')
    return answer.data.use
  }
  return { run, pending: undo.pending }
}
