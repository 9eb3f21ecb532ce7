import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import './index.scss'

export interface ErrorStateProps {
  onRetry: () => void
  title?: string
  /** What did not change. */
  note?: string
  /** What a customer can read out to support. */
  requestId?: string
  /** Where one can go instead of trying again. */
  wayOut?: { label: string; onTap: () => void }
  offline?: boolean
}

/** It failed, it is not the customer's fault, nothing was lost, and here is the way on. */
export function ErrorState({
  onRetry,
  offline = false,
  title = offline ? '现在没有网络' : '没能打开，不是你的问题',
  note = offline ? '连上网络后再试一次，你的积分和券都在。' : '你的积分和券都在，没有变动。',
  requestId,
  wayOut,
}: ErrorStateProps) {
  return (
    <View className="error-state">
      <View className="error-state-disc">
        <Icon name={offline ? 'offline' : 'renew'} size={28} />
      </View>
      <View className="error-state-title">{title}</View>
      <View className="error-state-note">{note}</View>
      <View className="error-state-action">
        <Button id="retry" onTap={onRetry}>
          再试一次
        </Button>
        {wayOut && (
          <Button id="way-out" kind="text" onTap={wayOut.onTap}>
            {wayOut.label}
          </Button>
        )}
      </View>
      {requestId && <View className="error-state-id">报给店员的编号 {spoken(requestId)}</View>}
    </View>
  )
}

/** The beginning of a request id, enough to find it in the log and short enough to read out: 2D97-2594. */
const spoken = (requestId: string) =>
  requestId
    .replace(/[^\da-z]/gi, '')
    .slice(0, 8)
    .toUpperCase()
    .replace(/^(.{4})(?=.)/, '$1-')
