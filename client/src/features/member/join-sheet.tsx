import type { BrandView } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { PhoneButton } from '@/components/phone-button'
import { Sheet } from '@/components/sheet'
import { RuleSheet } from '@/features/brand/rule-sheet'
import type { RuleText } from '@/features/brand/rule-texts'
import { JoinTrouble } from './join-trouble'
import type { Joining } from './use-join'
import './join.scss'

/** phone: with the number · plain: without · either: the person chooses here. */
export type JoinWay = 'phone' | 'plain' | 'either'

export interface JoinSheetProps {
  /** null = closed. */
  way: JoinWay | null
  brand: BrandView
  joining: Joining
  onClose: () => void
  /** The tap on the button is the consent. */
  onAgree: () => void
}

/** Requests consent with one button, and says what one agrees to. */
export function JoinSheet({ way, brand, joining, onClose, onAgree }: JoinSheetProps) {
  const [text, setText] = useState<RuleText | null>(null)
  const shown = way ?? 'either'
  const start = (phoneCode?: string) => {
    onAgree()
    void joining.join(phoneCode).then(joined => joined && onClose())
  }
  const link = (rule: RuleText, name: string) => (
    <View className="join-link" onClick={() => setText(rule)} role="link">
      《{name}》
    </View>
  )
  return (
    <>
      <Sheet open={way !== null && text === null} title={`加入${brand.name}`} onClose={onClose}>
        <View className="join-text">入会不收费。下面两份看过，同意就点按钮。</View>
        <View className="join-links">
          {link('member', '会员规则')}
          {link('privacy', '隐私说明')}
        </View>
        {shown !== 'plain' && <View className="join-text">手机号只用来找回会员身份，不会打营销电话。</View>}
        <JoinTrouble joining={joining} />
        <View className="join-buttons">
          {shown === 'plain' ? (
            <Button id="agree" pending={joining.pending && '正在入会'} onTap={() => start()}>
              同意，直接入会
            </Button>
          ) : (
            <PhoneButton
              id="agree"
              pending={joining.pending && '正在入会'}
              ready
              onNotReady={onAgree}
              onCode={start}
              onRefuse={joining.refusePhone}
            >
              同意，手机号入会
            </PhoneButton>
          )}
          {(shown === 'either' || joining.phoneRefused) && !joining.pending && (
            <Button id="agree-without-phone" kind="text" onTap={() => start()}>
              同意，先不留手机号
            </Button>
          )}
        </View>
      </Sheet>
      <RuleSheet text={way === null ? null : text} brand={brand} onClose={() => setText(null)} />
    </>
  )
}
