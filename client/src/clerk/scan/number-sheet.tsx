import { readShortNumber, spacedShortNumber } from '@shared/domain/codes/short-number'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import './index.scss'

const DIGITS = 9

/** Types the nine digits a customer reads out; a slip of one digit is caught before asking the cloud. */
export function NumberSheet({
  open,
  onClose,
  onNumber,
}: {
  open: boolean
  onClose: () => void
  onNumber: (number: string) => void
}) {
  const [digits, setDigits] = useState('')
  const missing = DIGITS - digits.length
  const number = readShortNumber(digits)
  const confirm = () => {
    if (number) onNumber(number)
  }
  return (
    <Sheet
      open={open}
      title="输入券号"
      note="顾客的券详情里，二维码下面的 9 位数字"
      onClose={onClose}
      footer={
        <Button
          id="confirm-number"
          size="xl"
          onTap={confirm}
          disabledBecause={missing > 0 ? `还差 ${missing} 位` : number === null && '号码对不上，请再核对'}
        >
          核对这张券
        </Button>
      }
    >
      <Input
        id="type-number"
        className="typed-number"
        type="number"
        maxlength={DIGITS}
        focus={open}
        placeholder="0000 0000 0"
        placeholderClass="typed-number-empty"
        value={digits}
        onInput={event => setDigits(event.detail.value.replace(/\D/g, '').slice(0, DIGITS))}
        onConfirm={confirm}
      />
      <View className="typed-number-read">{spacedShortNumber(digits)}</View>
    </Sheet>
  )
}
