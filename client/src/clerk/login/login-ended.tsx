import { View } from '@tarojs/components'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { Button } from '@/components/button'
import type { VerdictProps } from '@/components/verdict'
import { goBack, replacePage } from '@/navigate'
import type { Ended, Opened } from './use-ticket'

type Face = Pick<VerdictProps, 'tone' | 'word'> & { facts: string[]; note: string }

/** What came of the scan: the computer is in, or it is not and stays out. */
export function LoginEnded({ ended, opened }: { ended: Ended; opened: Opened | undefined }) {
  const { tone, word, facts, note } = faceOf(ended, opened)
  const isStaff = opened !== undefined
  return (
    <VerdictPage
      title="登录电脑"
      tone={tone}
      word={word}
      facts={facts.map(fact => <View key={fact}>{fact}</View>)}
      actions={
        <Button id="login-done" size="xl" onTap={goBack}>
          知道了
        </Button>
      }
    >
      <View className="stack login-page">
        <View className="ink-2">{note}</View>
        {isStaff && (
          <Button
            id="see-computers"
            kind="outline"
            icon="computer"
            onTap={() => replacePage('clerkComputers')}
          >
            看我登着的电脑
          </Button>
        )}
      </View>
    </VerdictPage>
  )
}

function faceOf(ended: Ended, opened: Opened | undefined): Face {
  if (ended.kind === 'done') {
    const { device = '', network = '' } = opened?.computer ?? {}
    return {
      tone: 'ok',
      word: '已登录',
      facts: [device, network],
      note: '看一下电脑，页面会自己打开。登录 12 小时后自动结束，也可以在手机上随时结束。',
    }
  }
  if (ended.kind === 'stopped') {
    return {
      tone: 'ok',
      word: '已拦下',
      facts: ['没有登录'],
      note: '这个码已经作废。码如果是别人发来的，不要再扫，也告诉店里的同事。',
    }
  }
  const { code, message } = ended.refusal
  return code === 'LOGIN_OVER' || code === 'LOGIN_TAKEN'
    ? { tone: 'warn', word: '码失效了', facts: ['没有登录'], note: message }
    : {
        tone: 'no',
        word: code === 'LOGIN_WRONG_NUMBER' ? '数不对' : '不能登录',
        facts: ['没有登录'],
        note: message,
      }
}
