import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CommandName } from '@/cloud/use-command'
import { Keypad, typedFen } from '@/components/keypad'
import { Sheet } from '@/components/sheet'
import type { CommandForm } from './use-command-form'
import type { PartChoice } from './use-part'
import './index.scss'

interface PartSheetProps {
  choice: PartChoice
  form: Pick<CommandForm<CommandName>, 'change'>
  note: string
  /** Absent where only the server knows it. */
  mostFen?: number
}

/** How much of something goes back. */
export function PartSheet({ choice, form, note, mostFen }: PartSheetProps) {
  const [typed, setTyped] = useState('')
  const fen = typedFen(typed)
  const shown = `¥${typed || '0'}`
  return (
    <Sheet
      open={choice.typing}
      title="退多少钱"
      note={note}
      onClose={() => choice.setTyping(false)}
      footer={
        <Keypad
          typed={typed}
          onType={setTyped}
          confirmLabel="就退"
          confirmAmount={shown}
          canConfirm={fen > 0 && fen <= (mostFen ?? fen)}
          onConfirm={() => form.change(() => choice.type(fen))}
        />
      }
    >
      <View className="part-typed">{shown}</View>
    </Sheet>
  )
}
