import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { StatusBanner } from '../../components/status-banner'
import { useReminder } from '../calendar/use-reminder'
import type { PhoneOpened } from '.'

type Notice = NonNullable<PhoneOpened['notice']>

const UNHEARD = {
  off: '微信里关掉了这里的消息。点右上角「…」→ 设置 → 通知管理，打开后再点一次',
  failed: '微信这次没能问你，过一会儿再点一次',
  reject: '没有开提醒，想要了随时能开',
} as const

/** Opting in to the message about a merge request: offered, agreed, or why it could not be. */
export function AskedReminder({ notice, reload }: { notice: Notice; reload: () => Promise<void> }) {
  const reminder = useReminder(notice.templateId, reload)
  const { answer, unkept, pending } = reminder
  if (notice.agreed) {
    return (
      <View id="asked-reminder-on">
        <StatusBanner tone="ok" fact="有人申请合并这张卡，微信会告诉你一次。" />
      </View>
    )
  }
  const note = unkept
    ? '微信里同意了，这边还没记下，再点一次'
    : answer && answer !== 'accept'
      ? UNHEARD[answer]
      : '微信发一条消息，你来得及停下'
  return (
    <Card>
      <View className="phone-reminder">
        <View className="phone-reminder-words">
          <View>有人申请合并时告诉我</View>
          <View className="caption ink-2">{note}</View>
        </View>
        <Button
          id="remind-asked"
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
