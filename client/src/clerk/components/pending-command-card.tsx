import type { OutputOf } from '@shared/contract'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { updateBalances } from '@/clerk/features/staff/customer-at-desk'
import type { Answer } from '@/cloud/answer'
import { keptAs, type PendingCommand, pendingCommandOf } from '@/cloud/pending-commands'
import { serverNow } from '@/cloud/server-clock'
import { type CommandName, useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { StatusBanner } from '@/components/status-banner'
import { vibrate } from '@/device/vibrate'
import { useTimeZone } from '@/theme/brand-theme'
import { FailedCommand } from './failed-command'
import './index.scss'

export type LateAnswer = OutputOf<CommandName>

/**
 * A command that was sent earlier and never answered. It is sent again under its own id until the outcome is
 * known: it can be booked by this, but never twice.
 */
export function PendingCommandCard({
  sent,
  onAnswer,
}: {
  sent: PendingCommand
  onAnswer?: (answer: Answer<LateAnswer>) => void
}) {
  const timeZone = useTimeZone()
  const command = useCommand(sent.action, keptAs(sent))
  const [answer, setAnswer] = useState<Answer<LateAnswer>>()
  const ask = async () => {
    const said = await command.run(sent.input)
    if (!said) return
    vibrate(said.ok ? 'yes' : 'no')
    if (pendingCommandOf(sent.action, sent.about)) return
    if (said.ok) updateBalances(sent.about, balancesIn(said.data))
    setAnswer(said)
    onAnswer?.(said)
  }
  return (
    <Card>
      <View className="pending-command-text">{sent.text}</View>
      <View className="small ink-2">
        {[sent.whose, `${momentWords(sent.sentAt, serverNow(), timeZone)} 送出`].filter(Boolean).join(' · ')}
      </View>
      <View className="pending-command-end">
        {answer ? (
          <StatusBanner {...outcomeText(answer)} />
        ) : (
          <>
            {command.failure ? (
              <FailedCommand failure={command.failure} />
            ) : (
              <View className="small ink-2">
                可能已经记上，也可能没有。确认一次就知道，同一笔只会算一次。
              </View>
            )}
            <Button
              id={`ask-${sent.commandId}`}
              className="ask-again"
              size="xl"
              icon="renew"
              pending={command.pending && '正在确认'}
              onTap={() => void ask()}
            >
              再次确认结果
            </Button>
          </>
        )}
      </View>
    </Card>
  )
}

/** Balances an answer carries, whatever it was about. */
function balancesIn(data: LateAnswer): Parameters<typeof updateBalances>[1] {
  return {
    ...('stored' in data ? { stored: data.stored } : {}),
    ...('points' in data && data.points !== null && typeof data.points === 'object'
      ? { points: data.points }
      : {}),
  }
}

function outcomeText(answer: Answer<LateAnswer>) {
  if (answer.ok) return { tone: 'ok' as const, fact: '记上了', consequence: '只算了一次，不用再做' }
  const expired = answer.kind === 'refused' && answer.code === 'PREVIEW_EXPIRED'
  return {
    tone: 'warn' as const,
    fact: '没有记上',
    consequence: expired ? '要做的话，请顾客再出示一次码' : answer.message,
  }
}
