import type { BrandView, MemberView } from '@shared/contract'
import { monthDayWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Cell, Cells } from '@/components/cell'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Sheet } from '@/components/sheet'
import { RuleSheet } from '@/features/brand/rule-sheet'
import type { RuleText } from '@/features/brand/rule-texts'
import { openPage, type PageName } from '@/navigate'
import './privacy-sheet.scss'

export interface PrivacySheetProps {
  open: boolean
  brand: BrandView
  member: MemberView
  /** `MM-DD`, `''` when it was not given. */
  birthday: string
  onClose: () => void
}

/** What this brand knows of one, what one has allowed, and the texts one agreed to, each a target. */
export function PrivacySheet({ open, brand, member, birthday, onClose }: PrivacySheetProps) {
  const [text, setText] = useState<RuleText | null>(null)
  const go = (page: PageName) => {
    onClose()
    openPage(page)
  }
  return (
    <>
      <Sheet
        open={open && text === null}
        title="隐私与授权"
        note="只记积分和券要用到的，其余由你决定填不填"
        onClose={onClose}
      >
        <KeyValues>
          <KeyValue label="手机号">{member.phoneMasked || '没有留'}</KeyValue>
          <KeyValue label="称呼">{member.name || '没有留'}</KeyValue>
          <KeyValue label="生日">{birthday ? `${monthDayWords(birthday)}，不记年份` : '没有留'}</KeyValue>
          <KeyValue label="收货地址">{member.hasAddress ? '留了，只有你看得到' : '没有留'}</KeyValue>
          <KeyValue label="位置和相册">没有读过</KeyValue>
          <KeyValue label="会员规则">{member.state === 'member' ? '入会时已同意' : '还没入会'}</KeyValue>
        </KeyValues>
        <View className="caption ink-3 privacy-note">
          手机号只用来找回会员身份，不会打营销电话。店员只看得到称呼的第一个字和手机尾号。
        </View>
        <View className="privacy-more">
          <Cells flat>
            <Cell id="merge-cards" icon="card" title="合并另一张会员卡" onTap={() => go('merge')} />
            {member.state === 'member' && (
              <Cell id="close-account" icon="erase" title="注销账户" onTap={() => go('closeAccount')} />
            )}
          </Cells>
        </View>
        <View className="privacy-more">
          <Cells flat>
            <Cell id="read-rules" icon="document" title="会员规则" onTap={() => setText('member')} />
            <Cell id="read-privacy" icon="shield" title="隐私说明" onTap={() => setText('privacy')} />
          </Cells>
        </View>
      </Sheet>
      <RuleSheet text={open ? text : null} brand={brand} onClose={() => setText(null)} />
    </>
  )
}
