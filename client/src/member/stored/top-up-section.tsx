import type { OutputOf } from '@shared/contract'
import { amount, shortYuan } from '@shared/domain/money/display'
import { bonusOf } from '@shared/domain/stored-value/bonus'
import { View } from '@tarojs/components'
import { Keypad } from '@/components/keypad'
import { Price } from '@/components/price'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { AmountTile } from './amount-tile'
import { bonusText } from './text'

interface OtherAmountSheetProps {
  typing: boolean
  onTyping: (typing: boolean) => void
  typed: string
  onTyped: (typed: string) => void
  fen: number
  allowed: boolean
  opened: OutputOf<'storedValue.open'> | undefined
}

/** Another amount than the offered ones, typed. */
export function OtherAmountSheet({
  typing,
  onTyping,
  typed,
  onTyped,
  fen,
  allowed,
  opened,
}: OtherAmountSheetProps) {
  return (
    <Sheet
      open={typing}
      title="充多少"
      onClose={() => onTyping(false)}
      footer={
        <Keypad
          typed={typed}
          onType={onTyped}
          confirmLabel="确定"
          confirmAmount={amount(fen)}
          canConfirm={allowed}
          onConfirm={() => onTyping(false)}
        />
      }
    >
      <View className="body-2 ink-2">
        {opened && `一次 ${shortYuan(opened.leastFen)} 到 ${shortYuan(opened.mostFen)} 元`}
      </View>
      <Price fen={fen} size={56} />
    </Sheet>
  )
}

interface TopUpSectionProps {
  bonuses: OutputOf<'storedValue.open'>['bonuses']
  fen: number
  onTyped: (typed: string) => void
  other: boolean
  onTyping: (typing: boolean) => void
}

/** The offered amounts with their bonus, and any other one. */
export function TopUpSection({ bonuses, fen, onTyped, other, onTyping }: TopUpSectionProps) {
  return (
    <Section title="充值">
      <View className="stored-amounts" role="radiogroup">
        {bonuses.map(({ fromFen, bonusFen }) => (
          <AmountTile
            key={fromFen}
            id={`amount-${fromFen}`}
            value={`${shortYuan(fromFen)} 元`}
            bonus={bonusText(bonusFen)}
            selected={fen === fromFen}
            onTap={() => onTyped(String(fromFen / 100))}
          />
        ))}
        <AmountTile
          id="amount-other"
          value={other ? `${shortYuan(fen)} 元` : '其他金额'}
          bonus={other ? bonusText(bonusOf(fen, bonuses)) : ''}
          selected={other}
          onTap={() => onTyping(true)}
        />
      </View>
    </Section>
  )
}
