import type { OutputOf } from '@shared/contract'
import { agoWords, momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/cloud/call'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'
import { useTimeZone } from '@/theme/brand-theme'

type Session = OutputOf<'login.sessions'>['sessions'][number]

interface ComputerCardProps {
  session: Session
  now: number
  onEnded: () => void
}

/** One computer: what it is, where, since when and when it was used last; ended by one tap, repeatable. */
export function ComputerCard({ session, now, onEnded }: ComputerCardProps) {
  const timeZone = useTimeZone()
  const [ending, setEnding] = useState(false)
  const [problem, setProblem] = useState('')
  const end = async () => {
    setEnding(true)
    const answer = await call('login.end', { sessionId: session.sessionId })
    setEnding(false)
    setProblem(answer.ok ? '' : answer.message)
    if (!answer.ok) return
    toast('已结束登录')
    onEnded()
  }
  return (
    <Card>
      <View className="computer">
        <View className="computer-disc" aria-hidden>
          <Icon name="computer" size={24} />
        </View>
        <View className="computer-text">
          <View className="computer-name">{session.device}</View>
          <View className="body-2 ink-2">{session.network}</View>
          <View className="body-2 ink-2">{`${momentWords(session.createdAt, now, timeZone)} 登录`}</View>
          <View className="body-2 ink-2">{`${agoWords(session.lastAt, now, timeZone)}用过`}</View>
        </View>
      </View>
      {problem && <StatusBanner tone="warn" fact={problem} />}
      <Button
        id={`end-${session.sessionId.slice(0, 8)}`}
        kind="outline"
        size="m"
        pending={ending && '正在结束'}
        label={`结束登录 ${session.device}`}
        onTap={() => void end()}
      >
        结束登录
      </Button>
    </Card>
  )
}
