import type { StoreView } from '@shared/contract'
import { takesOrders } from '@shared/domain/store/open-state'
import { opensWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Price } from '@/components/price'
import { storeOpen } from '@/features/store/store-open'
import type { Seen } from '@/seen'
import type { CheckoutForm } from './use-checkout'

interface CheckoutBarProps {
  form: CheckoutForm
  store: StoreView
  seen: Seen
}

/** What is to be paid, and paying it; closed, when the store opens. */
export function CheckoutBar({ form, store, seen }: CheckoutBarProps) {
  const { total, newFen, pending, run } = form
  const { state } = storeOpen(store, seen.now, seen.timeZone)
  const opensAt = 'opensAt' in state ? state.opensAt : null
  const closed =
    !takesOrders(state) && (opensAt === null ? '现在没有营业' : opensWords(opensAt, seen.now, seen.timeZone))
  return (
    <View className="checkout-bar">
      <View className="checkout-sum">
        <View className="small ink-2">{closed ? '合计' : '要付'}</View>
        <Price fen={total} size={closed ? 24 : 34} />
      </View>
      <View className="checkout-pay">
        <Button
          id="pay"
          pending={pending && '正在付款'}
          disabledBecause={closed || (newFen !== null && '先看新价格') || (total === 0 && '没有选商品')}
          onTap={run}
        >
          微信支付
        </Button>
      </View>
    </View>
  )
}
