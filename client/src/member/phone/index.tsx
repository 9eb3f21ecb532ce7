import type { OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { PhoneButton } from '@/components/phone-button'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'
import { banners, useMergeRequest } from '@/features/member/merge-request'
import { openPage, openTab } from '@/navigate'
import { AskedReminder } from './asked-reminder'
import { RemoveSheet } from './remove-sheet'
import './index.scss'

export type PhoneOpened = OutputOf<'member.phone'>

/** By which number the card is found: see it, change it, take it off. */
export default function PhonePage() {
  const query = useQuery('member.phone', {})
  const [removing, setRemoving] = useState(false)
  const opened = query.data
  const asked = useMergeRequest(opened, () => void query.reload())
  const banner = banners(staleBanner(query, '手机号没有变动'), asked)
  if (opened?.member.state === 'guest') {
    return (
      <Page title="手机号" back banner={banner}>
        <Empty
          title="还没有会员卡"
          lines={['入会的时候就能留手机号。']}
          action={{ label: '去入会', onTap: () => openTab('card') }}
        />
      </Page>
    )
  }
  return (
    <Page
      title="手机号"
      back
      banner={banner}
      actions={
        opened && <ChangeBar opened={opened} reload={query.reload} onRemove={() => setRemoving(true)} />
      }
      sheets={
        opened && (
          <RemoveSheet
            open={removing}
            phoneMasked={opened.member.phoneMasked}
            onClose={() => setRemoving(false)}
            onRemoved={() => {
              setRemoving(false)
              toast('已拿掉')
              void query.reload()
            }}
          />
        )
      }
    >
      <QueryBoundary query={query} skeleton={<CardSkeleton lines={4} />} note="手机号没有变动。">
        {data => <PhoneFacts opened={data} reload={query.reload} />}
      </QueryBoundary>
    </Page>
  )
}

function PhoneFacts({ opened, reload }: { opened: PhoneOpened; reload: () => Promise<void> }) {
  const { member, notice } = opened
  return (
    <View className="stack phone-page">
      <View>
        <View className="body-2 ink-2">这张卡留的手机号</View>
        <View className="phone-number">{member.phoneMasked || '没有留'}</View>
      </View>
      <Cells>
        <Cell icon="card" title="换了微信，用它找回这张卡" note="只用来找回会员身份，不会打营销电话" />
        <Cell icon="renew" title="换号以后，旧号码打不开这张卡" note="一张卡只留一个号码" />
        <Cell icon="shield" title="号码停用前，记得先换掉" note="号码会被别人领走，别人就能申请合并这张卡" />
      </Cells>
      {notice && member.phoneMasked !== '' && <AskedReminder notice={notice} reload={reload} />}
    </View>
  )
}

interface ChangeBarProps {
  opened: PhoneOpened
  reload: () => Promise<void>
  onRemove: () => void
}

function ChangeBar({ opened: { member }, reload, onRemove }: ChangeBarProps) {
  const change = useCommand('member.setPhone')
  const [kept, setKept] = useState(false)
  const { failure } = change
  const take = async (phoneCode: string) => {
    setKept(false)
    const answer = await change.run({ phoneCode })
    if (!answer?.ok) return
    toast('号码已换好')
    await reload()
  }
  return (
    <>
      {failure && (
        <StatusBanner
          tone="warn"
          icon={failure.kind === 'refused' ? 'warning' : 'offline'}
          fact={failure.kind === 'refused' ? failure.message : '还没等到回音，号码可能换了，也可能没有。'}
          {...(failure.kind === 'refused' && failure.code === 'PHONE_TAKEN'
            ? { action: { label: '去合并', onTap: () => openPage('merge') } }
            : {})}
        />
      )}
      {kept && !failure && <StatusBanner tone="info" fact="没有拿手机号，卡没有变动。" />}
      <PhoneButton
        id="change-phone"
        pending={change.pending && '正在换'}
        ready
        onNotReady={() => undefined}
        onCode={code => void take(code)}
        onRefuse={() => setKept(true)}
      >
        {member.phoneMasked ? '换成微信里的号码' : '留一个手机号'}
      </PhoneButton>
      {member.phoneMasked !== '' && (
        <Button id="remove-phone" kind="text" onTap={onRemove}>
          拿掉这个号码
        </Button>
      )}
    </>
  )
}
