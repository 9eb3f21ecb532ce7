import { isCardNumber } from '@shared/domain/codes/card-number'
import { readShortNumber, spacedShortNumber } from '@shared/domain/codes/short-number'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import './index.scss'

/** A coupon's number; a card's has one more. */
const DIGITS = 9
const MOST_DIGITS = DIGITS + 1

/** Types the digits a customer reads out, of a coupon or of their card; a slip of one digit is caught before asking the cloud. */
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
  const number = isCardNumber(digits) ? digits : readShortNumber(digits)
  const confirm = () => {
    if (number) onNumber(number)
  }
  return (
    <Sheet
      open={open}
      title="输入号码"
      note="9 位券号，或 10 位卡号（只能补记）"
      onClose={onClose}
      footer={
        <Button
          id="confirm-number"
          size="xl"
          onTap={confirm}
          disabledBecause={missing > 0 ? `还差 ${missing} 位` : number === null && '号码对不上，请再核对'}
        >
          核对
        </Button>
      }
    >
      <Input
        id="type-number"
        className="typed-number"
        type="number"
        maxlength={MOST_DIGITS}
        focus={open}
        placeholder="0000 0000 0"
        placeholderClass="typed-number-empty"
        value={digits}
        onInput={event => setDigits(event.detail.value.replace(/\D/g, '').slice(0, MOST_DIGITS))}
        onConfirm={confirm}
      />
      <View className="typed-number-read">{spacedShortNumber(digits)}</View>
    </Sheet>
  )
}
