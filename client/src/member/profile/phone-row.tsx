import { useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { PhoneButton } from '@/components/phone-button'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'
import { CommandFailure } from '@/member/components/command-failure'
import { openPage } from '@/navigate'
import { FactRow } from './fact-row'
import { type ProfileOpened, purposeOf } from './profile-words'

interface PhoneRowProps {
  opened: ProfileOpened
  reload: () => Promise<void>
  onRemove: () => void
}

/** The number changes in one tap, by the one WeChat gives. */
export function PhoneRow({ opened, reload, onRemove }: PhoneRowProps) {
  const change = useCommand('member.setPhone')
  const [kept, setKept] = useState(false)
  const { phoneMasked } = opened.member
  const { failure } = change
  const take = async (phoneCode: string) => {
    setKept(false)
    const answer = await change.run({ phoneCode })
    if (!answer?.ok) return
    toast('号码已换好')
    await reload()
  }
  const isTaken = failure?.kind === 'refused' && failure.code === 'PHONE_TAKEN'
  return (
    <>
      <FactRow
        fact="phone"
        value={phoneMasked}
        purpose={purposeOf('phone', opened)}
        onRemove={onRemove}
        change={
          <PhoneButton
            id="change-phone"
            kind="text"
            size="m"
            className="profile-action profile-action-change"
            label={`${phoneMasked ? '更换' : '填写'}手机号`}
            pending={change.pending && '稍等'}
            ready
            onNotReady={() => undefined}
            onCode={code => void take(code)}
            onRefuse={() => setKept(true)}
          >
            {phoneMasked ? '更换' : '填写'}
          </PhoneButton>
        }
      />
      {isTaken && (
        <StatusBanner
          tone="warn"
          icon="warning"
          fact={failure.message}
          action={{ label: '去合并', onTap: () => openPage('merge') }}
        />
      )}
      {failure && !isTaken && <CommandFailure failure={failure} perhaps="号码可能换了，也可能没有" />}
      {kept && !failure && <StatusBanner tone="info" fact="没有拿手机号，卡没有变动。" />}
    </>
  )
}
