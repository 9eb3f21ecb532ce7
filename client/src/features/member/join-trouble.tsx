import { View } from '@tarojs/components'
import { StatusBanner } from '@/components/status-banner'
import { openPage } from '@/navigate'
import type { Joining } from './use-join'

/** Why joining did not go through, where it happened, with the way on. */
export function JoinTrouble({ joining: { failure, phoneRefused, pending } }: { joining: Joining }) {
  if (pending || (!failure && !phoneRefused)) return null
  return (
    <View className="join-trouble">
      {failure ? (
        <StatusBanner
          tone="warn"
          fact={failure.message}
          {...(failure.code === 'PHONE_TAKEN'
            ? { action: { label: '合并两张卡', onTap: () => openPage('merge') } }
            : {})}
        />
      ) : (
        <StatusBanner tone="info" fact="没有拿手机号。" consequence="不留也能入会，积分和券一样有" />
      )}
    </View>
  )
}
