import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Answer } from '@/cloud/answer'
import type { PendingCommand } from '@/cloud/pending-commands'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { type LateAnswer, PendingCommandCard } from './pending-command-card'
import './index.scss'

/**
 * Before another one of a kind can begin, what became of the one before: the page of that kind starts with
 * this.
 */
export function PendingCommandFirst({
  title,
  sent,
  onBooked,
  onNew,
}: {
  title: string
  sent: PendingCommand
  /** It counts; without this the card says so itself. */
  onBooked?: (data: LateAnswer) => void
  /** Its outcome is known and the clerk wants another one. */
  onNew: () => void
}) {
  const [known, setKnown] = useState(false)
  const answered = (answer: Answer<LateAnswer>) => {
    setKnown(true)
    if (answer.ok) onBooked?.(answer.data)
  }
  return (
    <Page
      title={title}
      back
      {...(known
        ? {
            actions: (
              <Button id="start-new" kind="outline" size="xl" onTap={onNew}>
                做新的一笔
              </Button>
            ),
          }
        : {})}
    >
      <View className="stack pending-command-first">
        <View className="t2">上一笔还没有回音</View>
        <PendingCommandCard sent={sent} onAnswer={answered} />
      </View>
    </Page>
  )
}
