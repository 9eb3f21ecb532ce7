import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { MOST_DIGITS, readTyped, spacedTyped } from './typed-number'
import './index.scss'

export interface NumberSheetProps {
  open: boolean
  /** A coupon's number alone is not enough. */
  digitsNeeded: boolean
  onClose: () => void
  onNumber: (number: string) => void
}

/** The digits a customer reads out, of a coupon or a card; one wrong digit is caught before any request. */
export function NumberSheet({ open, digitsNeeded, onClose, onNumber }: NumberSheetProps) {
  const [digits, setDigits] = useState('')
  const { number, wrong } = readTyped(digits, digitsNeeded)
  const confirm = () => {
    if (number) onNumber(number)
  }
  return (
    <Sheet
      open={open}
      title="输入号码"
      note={
        digitsNeeded
          ? '9 位券号加后面会变的 4 位，或 10 位卡号（只能补记）'
          : '9 位券号，或 10 位卡号（只能补记）'
      }
      onClose={onClose}
      footer={
        <Button id="confirm-number" size="xl" onTap={confirm} disabledBecause={wrong}>
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
      <View className="typed-number-read">{spacedTyped(digits)}</View>
    </Sheet>
  )
}
