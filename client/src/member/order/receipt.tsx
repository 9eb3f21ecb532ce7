import type { OrderOpened } from '@shared/contract/actions/order'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Price } from '@/components/price'
import { OrderLine } from '@/member/features/order/order-line'

/** The goods, the sums, and what was paid how. */
export function Receipt({ opened }: { opened: OrderOpened }) {
  const { order, promotionsFen, paidBy } = opened
  const paid = order.paidAt !== null
  return (
    <View className="order-receipt">
      {order.lines.map(({ name, quantity, fen }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and never move
        <OrderLine key={i} name={name} quantity={quantity} fen={fen} />
      ))}
      {order.lines.length > 0 && (
        <View className="order-sums">
          <Sum label="商品合计" value={amount(order.amountFen)} />
          {promotionsFen > 0 && <Sum label="微信支付优惠" value={`−${amount(promotionsFen)}`} />}
        </View>
      )}
      <View className={`order-total ${order.lines.length > 0 ? '' : 'order-total-alone'}`}>
        <View className="order-total-label">{paid ? '实付' : '应付'}</View>
        {paid && <View className="small ink-3">{paidBy === 'wechat' ? '微信支付' : '收银台'}</View>}
        <Price fen={paid ? order.payerFen : order.amountFen} size={20} className="order-total-price" />
      </View>
    </View>
  )
}

function Sum({ label, value }: { label: string; value: string }) {
  return (
    <View className="order-sum">
      <View className="ink-2">{label}</View>
      <View>{value}</View>
    </View>
  )
}
