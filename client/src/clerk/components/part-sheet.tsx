import { View } from '@tarojs/components'
import { useState } from 'react'
import { Keypad, typedFen } from '@/components/keypad'
import { Sheet } from '@/components/sheet'
import './index.scss'

/** How much of something goes back. */
export function PartSheet({
  open,
  note,
  mostFen,
  onClose,
  onAmount,
}: {
  open: boolean
  note: string
  /** Absent where only the server knows it. */
  mostFen?: number
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
      note={note}
      onClose={onClose}
      footer={
        <Keypad
          typed={typed}
          onType={setTyped}
          confirmLabel="就退"
          confirmAmount={shown}
          canConfirm={fen > 0 && fen <= (mostFen ?? fen)}
          onConfirm={() => onAmount(fen)}
        />
      }
    >
      <View className="part-typed">{shown}</View>
    </Sheet>
  )
}
