import type { PickUpView } from '@shared/contract'
import type { OrderOpened } from '@shared/contract/actions/order'
import { clockWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { OrderFace } from '@/member/features/order/order-face'
import { orderTitle, PICK_UP_WORDS, pickUpAdvice } from '@/member/features/order/order-text'
import type { Seen } from '@/seen'

interface NumberFaceProps {
  opened: OrderOpened
  pickUp: PickUpView
  seen: Seen
}

/** How far along the bar each state has come. */
const REACHED = { waiting: 1, making: 2, ready: 3, taken: 3 } as const

/** The number to be called out, and how far the order is. */
export function NumberFace({ opened: { row, order }, pickUp, seen }: NumberFaceProps) {
  const steps = [
    order.paidAt === null ? '付款' : `付款 ${clockWords(order.paidAt, seen.timeZone)}`,
    '制作',
    pickUp.state === 'ready' ? `叫号 ${clockWords(pickUp.at, seen.timeZone)}` : '叫号取单',
  ]
  const reached = REACHED[pickUp.state]
  return (
    <OrderFace>
      <View className="number-top">
        <View>取单号</View>
        <View className="number-what">{orderTitle(row)}</View>
      </View>
      <View className="number-middle">
        <View id="pick-up-number" className="number-number">
          {String(pickUp.number)}
        </View>
        <View className="number-state">
          <View className="number-state-word">{PICK_UP_WORDS[pickUp.state]}</View>
          <View>{pickUpAdvice(pickUp)}</View>
        </View>
      </View>
      <View className="number-steps">
        {steps.map((step, i) => (
          <View key={step} className={`number-step ${i < reached ? 'number-step-reached' : ''}`}>
            <View className="number-bar" />
            {step}
          </View>
        ))}
      </View>
    </OrderFace>
  )
}
