import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import './order-line.scss'

interface OrderLineProps {
  name: string
  quantity: number
  /** For all of them. */
  fen: number
}

/** One of the goods of an order with how many and how much. */
export function OrderLine({ name, quantity, fen }: OrderLineProps) {
  return (
    <View className="order-line">
      <View className="order-line-picture">
        <Icon name="tea" size={22} />
      </View>
      <View className="order-line-name">{name}</View>
      <View className="order-line-count">{`×${quantity}`}</View>
      <Price fen={fen} size={15} className="order-line-price" />
    </View>
  )
}
