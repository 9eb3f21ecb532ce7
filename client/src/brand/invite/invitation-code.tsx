import { leftWords } from '@shared/text/dates'
import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { CodePlate } from '@/components/code-plate'
import { StatusBanner } from '@/components/status-banner'
import type { Invited } from './use-invitation'

/** The code while it lives, how long that is, and what the other person has to do. */
export function InvitationCode({ invited, onRenew }: { invited: Invited; onRenew: () => void }) {
  const { picture, until } = invited
  const leftMs = useLeft(until)
  if (leftMs === 0) {
    return (
      <>
        <StatusBanner tone="warn" fact="这个码过期了。" consequence="没有人用过它，换一个就行。" />
        <Button id="renew-invitation" kind="secondary" icon="renew" onTap={onRenew}>
          点按换新
        </Button>
      </>
    )
  }
  return (
    <View className="invite-code">
      {picture ? (
        <CodePlate>
          <Image
            id="invitation-picture"
            className="invite-picture"
            src={`data:${picture.contentType};base64,${picture.base64}`}
            mode="aspectFit"
            showMenuByLongpress
            aria-label="邀请码"
          />
        </CodePlate>
      ) : (
        <StatusBanner
          tone="warn"
          fact="微信没有画出这个码。"
          consequence="可以直接发给他，或者换一个码再试。"
        />
      )}
      <View className="invite-left" role="timer">{`还有 ${leftWords(leftMs)}，只能用一次`}</View>
      <View className="body-2 ink-2">让他用微信扫，填上名字，点「加入」</View>
    </View>
  )
}

/** Milliseconds until then by the server's clock, once a second. */
function useLeft(until: number): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, until - now)
}
