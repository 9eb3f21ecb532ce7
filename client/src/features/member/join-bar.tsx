import type { BrandView } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ConsentRow } from '@/components/consent-row'
import { PhoneButton } from '@/components/phone-button'
import { RuleSheet } from '@/features/brand/rule-sheet'
import type { RuleText } from '@/features/brand/rule-texts'
import type { JoinWay } from './join-sheet'
import { JoinTrouble } from './join-trouble'
import type { Joining } from './use-join'
import './join.scss'

export interface JoinBarProps {
  joining: Joining
  /** What joining with a phone number brings here: 全部收下. */
  gain: string
  agreed: boolean
  onAgree: (agreed: boolean) => void
  /** Tapped before agreeing: ask in a sheet. */
  onAskConsent: (way: JoinWay) => void
  onRead: (text: RuleText) => void
}

/** Joins from the bottom of a page: consent, never pre-ticked, one primary way, one without a phone. */
export function JoinBar({ joining, gain, agreed, onAgree, onAskConsent, onRead }: JoinBarProps) {
  const { join, pending, refusePhone } = joining
  return (
    <View className="join-bar">
      <JoinTrouble joining={joining} />
      <ConsentRow
        checked={agreed}
        onChange={onAgree}
        texts={[
          { name: '会员规则', onTap: () => onRead('member') },
          { name: '隐私说明', onTap: () => onRead('privacy') },
        ]}
      />
      <PhoneButton
        id="join-with-phone"
        pending={pending && '正在入会'}
        ready={agreed}
        onNotReady={() => onAskConsent('phone')}
        onCode={code => void join(code)}
        onRefuse={refusePhone}
      >
        {`手机号入会，${gain}`}
      </PhoneButton>
      <View className="join-without">
        <Button
          id="join-without-phone"
          kind="text"
          onTap={() => {
            if (pending) return
            if (agreed) void join()
            else onAskConsent('plain')
          }}
        >
          先不留手机号，直接入会
        </Button>
      </View>
    </View>
  )
}

/** The texts behind the links of a JoinBar, as a sheet of the page. */
export function useRuleSheet(brand: BrandView | undefined) {
  const [text, setText] = useState<RuleText | null>(null)
  return {
    read: setText,
    sheet: brand && <RuleSheet text={text} brand={brand} onClose={() => setText(null)} />,
  }
}
