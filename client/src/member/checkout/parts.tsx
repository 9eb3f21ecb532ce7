import type { OutputOf } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useQuery } from '@/cloud/use-query'
import { TicketFace } from '@/components/coupon-ticket'
import { ticketOf } from '@/features/coupon/ticket-of'
import type { Basket } from '@/features/order/basket'
import { OrderLine } from '@/member/features/order/order-line'
import type { Seen } from '@/seen'

interface BasketLinesProps {
  products: OutputOf<'order.menu'>['products']
  basket: Basket
}

/** The goods with how many and how much. */
export function BasketLines({ products, basket }: BasketLinesProps) {
  return (
    <View className="pay-lines">
      {products
        .filter(({ id }) => (basket[id] ?? 0) > 0)
        .map(({ id, name, priceFen }) => (
          <OrderLine key={id} name={name} quantity={basket[id] ?? 0} fen={priceFen * (basket[id] ?? 0)} />
        ))}
    </View>
  )
}

/** More than these are in the wallet. */
const MOST_COUPONS = 3

interface UsefulProps {
  storeId: string
  total: number
  seen: Seen
}

/** Coupons with what each would save, points and balance as they stand; nothing is deducted. */
export function Useful({ storeId, total, seen }: UsefulProps) {
  const { data } = useQuery('order.useful', { storeId, amountFen: total })
  if (!data) return null
  const { coupons, points, storedFen } = data
  if (coupons.length === 0 && points.active === 0 && !storedFen) return null
  return (
    <View className="pay-useful">
      <View className="pay-useful-title">这一单你还有</View>
      {coupons.slice(0, MOST_COUPONS).map(({ coupon, savesFen }) => {
        const { value, condition } = ticketOf(coupon, seen)
        return (
          <View key={coupon.id} className="pay-useful-row">
            <View className="pay-useful-value">
              <TicketFace value={value} size={20} />
            </View>
            <View className="pay-useful-text">
              <View className="pay-useful-name">{coupon.terms.name}</View>
              <View className="small ink-3">
                {coupon.notUsable ? coupon.notUsable.message : `${condition}，到柜台用省 ${amount(savesFen)}`}
              </View>
            </View>
          </View>
        )
      })}
      {coupons.length > MOST_COUPONS && (
        <View className="small ink-3 pay-useful-more">{`另外 ${coupons.length - MOST_COUPONS} 张在券包里`}</View>
      )}
      <View className="pay-useful-balance">
        {points.active > 0 && <View>{`${integer(points.active)} 积分`}</View>}
        {storedFen ? <View>{`余额 ${amount(storedFen)}`}</View> : null}
      </View>
      <View className="small ink-3">券、积分和余额现在要在柜台用，这里按原价付。</View>
    </View>
  )
}
