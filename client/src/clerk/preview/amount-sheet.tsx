import { discountFen } from '@shared/domain/coupon/discount'
import type { Benefit } from '@shared/domain/coupon/types'
import { shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Keypad, typedFen } from '@/components/keypad'
import { Sheet } from '@/components/sheet'
import './index.scss'

/** The bill before the coupon: then the threshold is checked and a discount becomes an amount. */
export function AmountSheet({
  open,
  benefit,
  thresholdFen,
  onClose,
  onAmount,
}: {
  open: boolean
  benefit: Benefit
  thresholdFen: number
  onClose: () => void
  onAmount: (fen: number) => void
}) {
  const [typed, setTyped] = useState('')
  const fen = typedFen(typed)
  const missing = thresholdFen - fen
  const text =
    fen === 0
      ? '用券前的金额，单位是元'
      : missing > 0
        ? `再买 ${shortYuan(missing)} 元可用`
        : `减 ${shortYuan(discountFen({ benefit, thresholdFen }, fen))} 元`
  return (
    <Sheet
      open={open}
      title="这一单多少钱"
      onClose={onClose}
      footer={
        <Keypad
          typed={typed}
          onType={setTyped}
          confirmLabel="确定"
          confirmAmount={`¥${typed || '0'}`}
          canConfirm={fen > 0 && missing <= 0}
          onConfirm={() => onAmount(fen)}
        />
      }
    >
      <View className="amount-typed">{`¥${typed || '0'}`}</View>
      <View className={missing > 0 && fen > 0 ? 'amount-text amount-missing' : 'amount-text'}>{text}</View>
    </Sheet>
  )
}
