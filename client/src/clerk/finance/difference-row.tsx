import { noteWords } from '@shared/domain/wording/differences'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Failure } from '../../cloud/answer'
import { call } from '../../cloud/call'
import { Button } from '../../components/button'
import { StatusBanner } from '../../components/status-banner'
import { vibrate } from '../../device/vibrate'
import { type Difference, numberWords, sidesWords } from './words'

/** One difference: both sides, why it is open, and asking WeChat Pay about it now. Asking twice changes nothing. */
export function DifferenceRow({
  difference,
  onOutdated,
}: {
  difference: Difference
  onOutdated: () => void
}) {
  const [shown, setShown] = useState(difference)
  const [asking, setAsking] = useState(false)
  const [asked, setAsked] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const ask = async () => {
    setAsking(true)
    setFailure(undefined)
    const answer = await call('finance.replay', { differenceId: shown.id })
    setAsking(false)
    vibrate(answer.ok && answer.data.difference.state === 'healed' ? 'yes' : 'no')
    if (!answer.ok) {
      setFailure(answer)
      return
    }
    setAsked(true)
    setShown(answer.data.difference)
  }
  const gone = failure?.kind === 'refused' && failure.code === 'DIFFERENCE_NOT_FOUND'
  const isHealed = shown.state === 'healed'
  return (
    <View className="finance-difference" id={`difference-${shown.id}`}>
      <View className="finance-difference-words">
        <View>{sidesWords(shown)}</View>
        <View className="caption ink-3">{numberWords(shown)}</View>
        {!isHealed && !failure && (
          <View className="caption ink-2">{`${asked ? '刚问过：' : ''}${noteWords(shown.note)}`}</View>
        )}
      </View>
      {isHealed ? (
        <StatusBanner tone="ok" fact="已补齐" consequence="和微信一样了，积分也跟着算好了" />
      ) : failure ? (
        <StatusBanner
          tone="warn"
          icon={failure.kind === 'offline' ? 'offline' : 'warning'}
          fact={failure.kind === 'refused' ? failure.message : '没有问到，再问一次不会重复记'}
          action={
            gone ? { label: '看最新的', onTap: onOutdated } : { label: '再问一次', onTap: () => void ask() }
          }
        />
      ) : (
        <Button
          id={`ask-${shown.id}`}
          kind="secondary"
          size="m"
          pending={asking && '正在问微信'}
          onTap={() => void ask()}
        >
          {asked ? '再问一次' : '现在问微信'}
        </Button>
      )}
    </View>
  )
}
