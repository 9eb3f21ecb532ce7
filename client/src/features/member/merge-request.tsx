import type { BrandView, MemberView } from '@shared/contract'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { StatusBanner } from '@/components/status-banner'
import { openPage } from '@/navigate'
import './merge-request.scss'

interface Opened {
  brand: BrandView
  member: MemberView
}

/**
 * The banner of a pending merge request, for every page of the affected card: what happens, when, and one
 * tap that stops it. Null when there is no request. `onEnded` runs when it was stopped or had ended before.
 */
export function useMergeRequest(opened: Opened | undefined, onEnded: () => void): ReactNode {
  const stop = useCommand('member.stopMerge')
  const [stopped, setStopped] = useState(false)
  const { failure } = stop
  const asked = opened?.member.mergeAsked
  if (stopped && !asked) {
    return (
      <View id="merge-stopped">
        <StatusBanner
          tone="ok"
          fact="已停下，卡没有变动。"
          consequence="那个手机号不是你在用了，就从卡上拿掉"
          action={{ label: '看手机号', onTap: () => openPage('phone') }}
        />
      </View>
    )
  }
  if (!opened || !asked) return null
  const tapped = async () => {
    const answer = await stop.run({ requestId: asked.id })
    if (!answer) return
    if (answer.ok) setStopped(true)
    if (answer.ok || answer.kind === 'refused') onEnded()
  }
  const moment = momentWords(asked.dueAt, serverNow(), opened.brand.timeZone)
  return (
    <View id="merge-asked" className="merge-asked-card">
      <StatusBanner
        tone="danger"
        icon="warning"
        fact="有人用这张卡的手机号申请合并。"
        consequence={`${moment} 以后，对方也能用这张卡的积分、券和储值。不是你本人，就点停下。`}
      />
      {failure && (
        <StatusBanner
          tone="warn"
          icon={failure.kind === 'refused' ? 'warning' : 'offline'}
          fact={failure.kind === 'refused' ? failure.message : '还没停下，没等到回音。'}
          {...(failure.kind === 'refused' ? {} : { consequence: '再点一次，不会重复' })}
        />
      )}
      <Button
        id="stop-merge"
        kind="danger"
        size="m"
        pending={stop.pending && '正在停下'}
        onTap={() => void tapped()}
      >
        不是我，停下合并
      </Button>
    </View>
  )
}

/** Banners one below the other; null when none of them has anything to say. */
export const banners = (first: ReactNode, second: ReactNode): ReactNode =>
  first || second ? (
    <View className="merge-asked">
      {first}
      {second}
    </View>
  ) : null
