import type { OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { openState, takesOrders } from '@shared/domain/store/open-state'
import { View } from '@tarojs/components'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { atStore, chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { type Basket, currentBasket } from '@/features/order/basket'
import { OtherStore, storeWarning } from '@/features/order/closed-store'
import { StoreLine } from '@/features/order/store-line'
import { useNow } from '@/features/store/store-open'
import { openPage } from '@/navigate'
import type { Seen } from '@/seen'
import { CheckoutBar } from './checkout-bar'
import { BasketLines, Useful } from './parts'
import { type CheckoutForm, useCheckout } from './use-checkout'
import './index.scss'

/** The last look before paying: where, what, how much, and what the card holds for it. */
export default function CheckoutPage() {
  const storeId = useChosenStore()
  const query = useQuery('order.menu', atStore(storeId))
  const basket = currentBasket.use()
  const now = useNow()
  const form = useCheckout(query.data, basket, () => void query.reload())
  const seen = query.data && { now, timeZone: query.data.brand.timeZone }
  return (
    <Page
      title="确认订单"
      back
      banner={
        staleBanner(query, '连上后才能付款') ?? (query.data && seen && storeWarning(query.data.store, seen))
      }
      actions={query.data && seen && <CheckoutBar form={form} store={query.data.store} seen={seen} />}
    >
      <QueryBoundary query={query} skeleton={<CardSkeleton lines={6} />} note="没有扣你的钱。">
        {menu => (
          <CheckoutContent
            menu={menu}
            basket={basket}
            form={form}
            seen={{ now, timeZone: menu.brand.timeZone }}
          />
        )}
      </QueryBoundary>
    </Page>
  )
}

interface CheckoutContentProps {
  menu: OutputOf<'order.menu'>
  basket: Basket
  form: CheckoutForm
  seen: Seen
}

function CheckoutContent({ menu, basket, form, seen }: CheckoutContentProps) {
  const { store, stores, products } = menu
  const { total, missing, trouble, newFen } = form
  const isOpen = takesOrders(openState(store.hours, seen.now, seen.timeZone))
  return (
    <View className="checkout">
      {newFen !== null && (
        <StatusBanner
          tone="warn"
          fact={`价格变了：${amount(total)} 改为 ${amount(newFen)}。`}
          consequence="还没有下单，也没有扣你的钱。"
          action={{ label: '知道了', onTap: form.acceptPrice }}
        />
      )}
      {newFen === null && trouble && (
        <StatusBanner
          tone="warn"
          fact={trouble.fact}
          {...(trouble.consequence ? { consequence: trouble.consequence } : {})}
        />
      )}
      {missing > 0 && (
        <StatusBanner
          tone="warn"
          fact={`有 ${missing} 样这家店没有，已经去掉。`}
          consequence="其他的照样能下单。"
        />
      )}
      <StoreLine store={store} seen={seen} onChange={() => openPage('stores', { choose: '1' })} />
      {!isOpen && (
        <OtherStore store={store} stores={stores} seen={seen} onChoose={({ id }) => chooseStore(id)} />
      )}
      {!isOpen && <View className="checkout-kept">选好的先替你留着</View>}
      <BasketLines products={products} basket={basket} />
      {isOpen && total > 0 && <Useful storeId={store.id} total={total} seen={seen} />}
    </View>
  )
}
