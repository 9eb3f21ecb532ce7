import { View } from '@tarojs/components'
import type { Failure } from '@/cloud/answer'
import { StatusBanner } from '@/components/status-banner'
import './index.scss'

interface FailedProps {
  failure: Failure
  refusal?: string
}

/** Why it was not done; or that the outcome is unknown, and that sending it again cannot count twice. */
export function FailedCommand({ failure, refusal }: FailedProps) {
  if (failure.kind === 'refused') return <StatusBanner tone="danger" fact={refusal ?? failure.message} />
  return (
    <StatusBanner
      tone="warn"
      icon="offline"
      fact={failure.kind === 'offline' ? '没有网络，还没送到' : '还没等到回音'}
      consequence="可能已经记上，也可能没有。再送一次就知道，同一笔只会算一次"
    />
  )
}

/**
 * The same above the button of a form: at its end it would lie below the fold, and the tap would seem to do
 * nothing.
 */
export const FailedInBar = (props: FailedProps) => (
  <View className="failed-in-bar">
    <FailedCommand {...props} />
  </View>
)
