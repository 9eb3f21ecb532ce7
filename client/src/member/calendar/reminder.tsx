import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { StatusBanner } from '@/components/status-banner'
import { type Reminder, useReminder } from '@/member/features/reminder/use-reminder'
import type { Calendar } from './calendar-text'

type Notice = NonNullable<Calendar['notice']>

/** The message before points end: asked for, agreed, or why it is not. */
export function ReminderCard({ notice, reload }: { notice: Notice; reload: () => Promise<void> }) {
  const reminder = useReminder(notice.templateId, reload)
  if (notice.agreed) {
    return (
      <View id="reminder-on">
        <StatusBanner
          tone="ok"
          fact={`到期前 ${notice.daysBefore} 天，微信提醒你一次。`}
          consequence="消息在「服务通知」里。"
        />
      </View>
    )
  }
  return (
    <View className="stack" id="reminder">
      <Trouble reminder={reminder} />
      <Card>
        <View className="reminder">
          <View className="reminder-text">
            <View className="reminder-title">到期前提醒我</View>
            <View className="caption ink-2">
              {notice.declined && reminder.answer === null
                ? '上次没有开，想要了随时能开'
                : `到期前 ${notice.daysBefore} 天，微信发一条消息给你`}
            </View>
          </View>
          <Button
            id="remind-me"
            kind={notice.suggest ? 'primary' : 'secondary'}
            size="s"
            pending={reminder.pending && '稍等'}
            onTap={() => void reminder.ask()}
          >
            {reminder.unkept ? '再记一次' : '提醒我'}
          </Button>
        </View>
      </Card>
    </View>
  )
}

const SETTINGS = '点右上角「…」→ 设置 → 通知管理，打开后再点一次。'

function Trouble({ reminder: { answer, unkept, pending } }: { reminder: Reminder }) {
  if (pending) return null
  if (unkept) {
    return (
      <StatusBanner
        tone="warn"
        fact="微信里同意了，这边还没记下。"
        consequence="点「再记一次」，不会重复问你。"
      />
    )
  }
  if (answer === 'off') {
    return <StatusBanner tone="warn" fact="微信里关掉了这里的消息。" consequence={SETTINGS} />
  }
  if (answer === 'failed') {
    return (
      <StatusBanner tone="warn" fact="微信这次没能问你。" consequence="积分没有变动，过一会儿再点一次。" />
    )
  }
  if (answer === 'reject') {
    return (
      <StatusBanner
        tone="info"
        fact="没有开提醒。"
        consequence="如果微信不再弹出来问，点右上角「…」→ 设置 → 通知管理里打开。"
      />
    )
  }
  return null
}
