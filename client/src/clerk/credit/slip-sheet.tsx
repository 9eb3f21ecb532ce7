import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { SLIP_LENGTH, slipCharacters } from '@/clerk/features/receipt/slip'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import './index.scss'

/** The number printed on the till's slip; empty takes it away again. */
export function SlipSheet({
  open,
  slip,
  onClose,
  onSlip,
}: {
  open: boolean
  slip: string
  onClose: () => void
  onSlip: (slip: string) => void
}) {
  const [typed, setTyped] = useState(slip)
  return (
    <Sheet
      open={open}
      title="小票号"
      note="填了号，同一张小票不会记两次"
      onClose={onClose}
      footer={
        <Button id="confirm-slip" size="xl" onTap={() => onSlip(typed)}>
          {typed === '' ? '没有小票号' : '确定'}
        </Button>
      }
    >
      <View className="credit-slip">
        <Input
          id="type-slip"
          className="field-input"
          placeholder="字母和数字"
          placeholderClass="field-empty"
          maxlength={SLIP_LENGTH}
          focus={open}
          value={typed}
          onInput={event => setTyped(slipCharacters(event.detail.value))}
        />
      </View>
    </Sheet>
  )
}
