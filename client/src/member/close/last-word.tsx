import type { OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { CommandFailure } from '@/member/components/command-failure'
import { lossesOf } from './text'

export interface LastWordProps {
  opened: OutputOf<'member.closing'>
  onBack: () => void
  /** Something has to be done first after all. */
  onBlocked: () => void
  onClosed: () => void
}

/** The second step: the box starts unticked, and the button can be tapped only once it is ticked. */
export function LastWord({ opened, onBack, onBlocked, onClosed }: LastWordProps) {
  const close = useCommand('member.close')
  const [sure, setSure] = useState(false)
  const { failure } = close
  const unknown = failure !== undefined && failure.kind !== 'refused'
  const confirm = async () => {
    const answer = await close.run({ confirm: 'close-my-account' })
    if (!answer) return
    if (answer.ok) onClosed()
    else if (answer.kind === 'refused' && answer.code === 'STORED_LEFT') onBlocked()
  }
  return (
    <Page
      title="注销账户"
      back
      actions={
        <>
          <Button
            id="close-account"
            kind="danger"
            pending={close.pending && '正在注销'}
            disabledBecause={!sure && '先勾选上面这句'}
            onTap={() => void confirm()}
          >
            {unknown ? '再送一次' : '确认注销'}
          </Button>
          <Button id="back-to-consequences" kind="text" onTap={onBack}>
            再看看，先不注销
          </Button>
        </>
      }
    >
      <View className="stack close-page">
        <View className="t2">最后确认一次</View>
        <View className="body-2 ink-2">点了就立刻生效，店里也找不回来。</View>
        <View className="close-loss">
          {lossesOf(opened).map(({ label, value }) => (
            <View key={label}>{`${label}：${value}`}</View>
          ))}
        </View>
        <View
          id="sure"
          className="close-sure"
          onClick={() => setSure(!sure)}
          role="checkbox"
          aria-checked={sure}
        >
          <View className={`close-box ${sure ? 'close-box-checked' : ''}`}>
            {sure && <Icon name="check" size={14} />}
          </View>
          <View>我知道这些都找不回来，仍要注销</View>
        </View>
        {failure && <CommandFailure failure={failure} perhaps="可能已经注销，也可能没有。再送一次就知道" />}
      </View>
    </Page>
  )
}
