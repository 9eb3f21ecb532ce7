import { numberText, sidesText } from '@shared/text/bills'
import { noteWords } from '@shared/text/differences'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { AskedRow, useAsking } from './asked-row'
import type { Difference } from './text'

/** One difference: both sides, why it is open, and a query to WeChat Pay, which is idempotent. */
export function DifferenceRow({
  difference,
  onOutdated,
}: {
  difference: Difference
  onOutdated: () => void
}) {
  const [shown, setShown] = useState(difference)
  const [asked, setAsked] = useState(false)
  const { sent, failure, ask } = useAsking('reconciliation.replay', answer => {
    setAsked(true)
    setShown(answer.difference)
    return answer.difference.state === 'healed'
  })
  const isOpen = shown.state === 'open'
  return (
    <AskedRow
      id={`difference-${shown.id}`}
      ruled
      head={
        <View>
          <View>{sidesText(shown)}</View>
          <View className="caption ink-3">{numberText(shown)}</View>
          {isOpen && !failure && (
            <View className="caption ink-2">{`${asked ? '刚问过：' : ''}${noteWords(shown.note)}`}</View>
          )}
        </View>
      }
      settled={!isOpen && { fact: '已补齐', consequence: '和微信一样了，积分也跟着算好了' }}
      failure={failure}
      onOutdated={onOutdated}
    >
      <Button
        id={`ask-${shown.id}`}
        kind="secondary"
        size="m"
        pending={sent !== undefined && '正在问微信'}
        onTap={() => void ask({ differenceId: shown.id })}
      >
        {asked || failure ? '再问一次' : '现在问微信'}
      </Button>
    </AskedRow>
  )
}
