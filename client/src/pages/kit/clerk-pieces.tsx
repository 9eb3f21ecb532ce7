import { View } from '@tarojs/components'
import { useState } from 'react'
import { Hero, HeroChip } from '@/components/hero'
import { Keypad, typedFen } from '@/components/keypad'
import { Price } from '@/components/price'
import { ProgressBar } from '@/components/tier-progress'
import { Verdict } from '@/components/verdict'
import { Shown } from './shown'

const nothing = () => undefined

export function ClerkPieces() {
  const [typed, setTyped] = useState('76.5')
  return (
    <>
      <Shown name="Verdict 判定">
        <Verdict tone="ok" word="可以用">
          秋茶礼赞满减券
        </Verdict>
        <Verdict tone="warn" word="已经用过了">
          2 分钟前在本店核销过
        </Verdict>
        <Verdict tone="no" word="现在不能用">
          今天是周日。这张券的可用时间是周一至周五 14:00–17:00
        </Verdict>
      </Shown>
      <Shown name="Hero 品牌场">
        <Hero minHeight={240}>
          <View style={{ padding: '24px' }}>
            <HeroChip icon="check">付款已核实</HeroChip>
            <HeroChip waiting>正在核对</HeroChip>
            <View className="num" style={{ fontSize: '76px', lineHeight: '84px' }}>
              68
            </View>
            <ProgressBar share={0.14} tone="on-face" />
          </View>
        </Hero>
      </Shown>
      <Shown name="Keypad 键盘">
        <Price fen={typedFen(typed)} size={64} />
        <Keypad
          typed={typed}
          onType={setTyped}
          confirmLabel="收款"
          confirmAmount="¥64.50"
          canConfirm={typedFen(typed) > 0}
          onConfirm={nothing}
        />
      </Shown>
    </>
  )
}
