import type { MemberView } from '@shared/contract'
import { monthDayWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Sheet } from '@/components/sheet'
import { openPage, type PageName } from '@/navigate'

export interface PrivacySheetProps {
  open: boolean
  member: MemberView
  /** `MM-DD`, `''` when it was not given. */
  birthday: string
  onRead: () => void
  onClose: () => void
}

/** What this brand knows of one, and what one has allowed. */
export function PrivacySheet({ open, member, birthday, onRead, onClose }: PrivacySheetProps) {
  const go = (page: PageName) => {
    onClose()
    openPage(page)
  }
  return (
    <Sheet open={open} title="隐私与授权" note="只记积分和券要用到的" onClose={onClose}>
      <KeyValues>
        <KeyValue label="手机号">{member.phoneMasked || '没有留'}</KeyValue>
        <KeyValue label="称呼">{member.name || '没有留'}</KeyValue>
        <KeyValue label="生日">{birthday ? `${monthDayWords(birthday)}，不记年份` : '没有留'}</KeyValue>
        <KeyValue label="位置和相册">没有读过</KeyValue>
        <KeyValue label="会员规则">{member.state === 'member' ? '入会时已同意' : '还没入会'}</KeyValue>
      </KeyValues>
      <View className="caption ink-3 me-setting-note">手机号只用来找回会员身份，不会打营销电话。</View>
      <View className="me-privacy-more">
        <Cells flat>
          <Cell id="merge-cards" icon="card" title="合并另一张会员卡" onTap={() => go('merge')} />
          {member.state === 'member' && (
            <Cell id="close-account" icon="erase" title="注销账户" onTap={() => go('closeAccount')} />
          )}
        </Cells>
      </View>
      <View className="me-privacy-more">
        <Button id="read-privacy" kind="secondary" onTap={onRead}>
          看隐私说明
        </Button>
      </View>
    </Sheet>
  )
}
