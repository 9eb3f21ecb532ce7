import { LIMITS } from '@shared/domain/limits'
import { type ProfileField, profileText } from '@shared/domain/member/profile-text'
import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import { chooseAddress } from '@/device/choose-address'
import { CommandFailure } from '@/member/components/command-failure'
import { useUnwritten } from './use-unwritten'

const WORDS = {
  name: { title: '怎么称呼你', placeholder: '姓名、昵称都行', save: '就叫这个' },
  address: { title: '收货地址', placeholder: '路名、门牌、楼层', save: '就用这个地址' },
} as const

const UNFIT = { empty: '先写几个字', long: '写短一些', unprintable: '有看不见的符号' } as const
/** Of a name and an address in characters; what is typed beyond is refused with the reason. */
const LENGTHS = { name: LIMITS.nameLength, address: LIMITS.addressLength } as const

export interface TextSheetProps {
  field: ProfileField
  open: boolean
  /** What is kept now, to begin from. */
  existing: string
  onClose: () => void
  onSaved: () => void
}

/** One line, saved by itself: a name by WeChat's keyboard for names, an address also from its own list. */
export function TextSheet({ field, open, existing, onClose, onSaved }: TextSheetProps) {
  const [text, setText] = useState(existing)
  const [kept, setKept] = useState(false)
  const save = useUnwritten('member.saveProfile')
  const checked = profileText(field, text)
  const words = WORDS[field]
  useEffect(() => {
    if (open) setText(existing)
  }, [open, existing])
  const write = (written: string) => {
    setText(written)
    setKept(false)
    save.dismiss()
  }
  const confirm = async () => {
    const answer = await save.run({ field, text })
    if (answer?.ok) onSaved()
  }
  const choose = async () => {
    const chosen = (await chooseAddress?.()) ?? ''
    if (chosen) write(chosen)
    else setKept(true)
  }
  return (
    <Sheet open={open} title={words.title} note={`最多 ${LENGTHS[field]} 个字`} onClose={onClose}>
      <Input
        id={`write-${field}`}
        className="profile-input"
        type={field === 'name' ? 'nickname' : 'text'}
        value={text}
        placeholder={words.placeholder}
        placeholderClass="field-empty"
        // Counted in UTF-16 units by the platform: an emoji may take several.
        maxlength={LENGTHS[field] * 4}
        onInput={event => write(event.detail.value)}
        // A name picked above WeChat's keyboard comes with this event alone.
        onBlur={event => write(event.detail.value)}
      />
      {field === 'address' && chooseAddress && (
        <Button id="choose-address" kind="text" onTap={() => void choose()}>
          从微信的收货地址里选
        </Button>
      )}
      {kept && <StatusBanner tone="info" fact="没有拿到地址，直接填也行。" />}
      {save.failure && <CommandFailure failure={save.failure} perhaps="再点一次就知道，不会存成两份" />}
      <View className="profile-sheet-buttons">
        <Button
          id={`save-${field}`}
          pending={save.pending && '正在保存'}
          disabledBecause={!checked.ok && UNFIT[checked.reason]}
          onTap={() => void confirm()}
        >
          {words.save}
        </Button>
      </View>
    </Sheet>
  )
}
