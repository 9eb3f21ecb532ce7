import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { PhoneButton } from '@/components/phone-button'
import { StatusBanner } from '@/components/status-banner'
import { goBack } from '@/navigate'

export interface ProveProps {
  asking: boolean
  failure: Failure | undefined
  onCode: (code: string) => void
  onRefuse: () => void
}

/** Whose the other card is, WeChat says: it verifies the number the card was joined with. */
export function Prove({ asking, failure, onCode, onRefuse }: ProveProps) {
  const [kept, setKept] = useState(false)
  return (
    <Page
      title="合并会员卡"
      back
      actions={
        <>
          <PhoneButton
            id="prove-phone"
            pending={asking && '正在查找'}
            ready
            onNotReady={() => undefined}
            onCode={code => {
              setKept(false)
              onCode(code)
            }}
            onRefuse={() => {
              setKept(true)
              onRefuse()
            }}
          >
            用手机号找另一张卡
          </PhoneButton>
          <Button id="leave" kind="text" onTap={goBack}>
            先不合并
          </Button>
        </>
      }
    >
      <View className="stack merge-page">
        <View className="t2">你有两张会员卡？</View>
        <View className="body-2 ink-2">
          换过微信，或在别处入过会，就可能有两张。合并以后，积分、券、等级和储值都在一张上。
        </View>
        {failure && (
          <StatusBanner
            tone="warn"
            icon={failure.kind === 'offline' ? 'offline' : 'warning'}
            fact={failure.message}
          />
        )}
        {kept && !failure && (
          <StatusBanner
            tone="info"
            fact="没有拿手机号。"
            consequence="要合并，得先确认另一张卡是你的，两张卡都没有变动"
          />
        )}
        <Cells>
          <Cell icon="phone" title="先确认是你本人" note="微信验证你当时入会用的手机号" />
          <Cell icon="card" title="再看清是不是你的卡" note="看卡号尾号和入会月份" />
          <Cell icon="clock" title="有人在用的卡，等一等再合并" note="先告诉卡主，没人停下才合并" />
        </Cells>
      </View>
    </Page>
  )
}
