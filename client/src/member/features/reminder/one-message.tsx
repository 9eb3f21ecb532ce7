import type { NoticeView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { StatusBanner } from '@/components/status-banner'
import { useReminder } from './use-reminder'
import './one-message.scss'

const UNHEARD = {
  off: '微信里关掉了这里的消息。点右上角「…」→ 设置 → 通知管理，打开后再点一次',
  failed: '微信这次没能问你，过一会儿再点一次',
  reject: '没有开提醒，想要了随时能开',
} as const

export interface OneMessageProps {
  /** `remind-<name>` is the button, `<name>-reminder-on` what replaces it once it is agreed. */
  name: string
  title: string
  /** Why one would want it. */
  note: string
  agreed: string
  notice: NoticeView
  reload: () => Promise<void>
}

/** One message by WeChat: asked for, agreed, or why it is not. */
export function OneMessage({ name, title, note, agreed, notice, reload }: OneMessageProps) {
  const reminder = useReminder(notice.templateId, reload)
  const { answer, unkept, pending } = reminder
  if (notice.agreed) {
    return (
      <View id={`${name}-reminder-on`}>
        <StatusBanner tone="ok" fact={agreed} />
      </View>
    )
  }
  const unheard = answer && answer !== 'accept' ? UNHEARD[answer] : note
  return (
    <Card>
      <View className="one-message">
        <View className="one-message-text">
          <View>{title}</View>
          <View className="caption ink-2">{unkept ? '微信里同意了，这边还没记下，再点一次' : unheard}</View>
        </View>
        <Button
          id={`remind-${name}`}
          kind="secondary"
          size="s"
          pending={pending && '稍等'}
          onTap={() => void reminder.ask()}
        >
          {unkept ? '再记一次' : '告诉我'}
        </Button>
      </View>
    </Card>
  )
}
