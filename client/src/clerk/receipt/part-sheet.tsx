import { View } from '@tarojs/components'
import { useState } from 'react'
import { Keypad, typedFen } from '../../components/keypad'
import { Sheet } from '../../components/sheet'
import './index.scss'

/** How much of the receipt goes back. */
export function PartSheet({
  open,
  onClose,
  onAmount,
}: {
  open: boolean
  onClose: () => void
  onAmount: (fen: number) => void
}) {
  const [typed, setTyped] = useState('')
  const fen = typedFen(typed)
  const shown = `¥${typed || '0'}`
  return (
    <Sheet
      open={open}
      title="退多少钱"
      note="单位是元，不能超过小票上还没退的"
      onClose={onClose}
      footer={
        <Keypad
          typed={typed}
          onType={setTyped}
          confirmLabel="就退"
          confirmAmount={shown}
          canConfirm={fen > 0}
          onConfirm={() => onAmount(fen)}
        />
      }
    >
      <View className="receipt-typed">{shown}</View>
    </Sheet>
  )
}
