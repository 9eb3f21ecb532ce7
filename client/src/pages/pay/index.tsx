import type { OutputOf } from '@shared/contract'
import { takesOrders } from '@shared/domain/store/open-state'
import { View } from '@tarojs/components'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tabs } from '@/components/tabs'
import { atStore, chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { OtherStore, storeWarning } from '@/features/order/closed-store'
import { StoreLine } from '@/features/order/store-line'
import { storeOpen, useNow } from '@/features/store/store-open'
import { openPage } from '@/navigate'
import type { Seen } from '@/seen'
import { useShare } from '@/use-share'
import { PayKeypad, ToCheckout } from './pay-actions'
import { ProductList } from './product-list'
import { type By, type PayForm, usePayForm } from './use-pay-form'
import './index.scss'

/** An order in the app: goods, or the amount the counter named; paid with WeChat Pay. */
export default function PayPage() {
  useShare({ title: '点单，不用排队', page: 'pay' })
  const storeId = useChosenStore()
  const query = useQuery('order.menu', atStore(storeId))
  const menu = query.data
  const form = usePayForm(menu)
  const now = useNow()
  const seen = menu && { now, timeZone: menu.brand.timeZone }
  return (
    <Page
      title="点单付款"
      back
      banner={staleBanner(query, '连上后才能付款') ?? (menu && seen && storeWarning(menu.store, seen))}
      actions={menu && form.by === 'goods' && menu.products.length > 0 && <ToCheckout form={form} />}
      footer={menu && seen && form.by === 'amount' && <PayKeypad form={form} open={isOpen(menu, seen)} />}
    >
      <QueryBoundary query={query} skeleton={<CardSkeleton lines={6} />} note="没有扣你的钱。">
        {data => <PayContent menu={data} form={form} now={now} />}
      </QueryBoundary>
    </Page>
  )
}

const isOpen = ({ store }: OutputOf<'order.menu'>, { now, timeZone }: Seen) =>
  takesOrders(storeOpen(store, now, timeZone).state)

interface PayContentProps {
  menu: OutputOf<'order.menu'>
  form: PayForm
  now: number
}

/** Goods, or the amount the counter named. */
function PayContent({ menu, form, now }: PayContentProps) {
  const { brand, store, stores, products } = menu
  const { by, setBy, basket, setBasket, total, trouble } = form
  const seen = { now, timeZone: brand.timeZone }
  return (
    <>
      <StoreLine store={store} seen={seen} onChange={() => openPage('stores', { choose: '1' })} />
      {!isOpen(menu, seen) && (
        <OtherStore store={store} stores={stores} seen={seen} onChoose={({ id }) => chooseStore(id)} />
      )}
      <Tabs<By>
        tabs={[
          { id: 'goods', label: '点单' },
          { id: 'amount', label: '付金额' },
        ]}
        selected={by}
        onSelect={setBy}
      />
      {trouble && (
        <View className="pay-trouble">
          <StatusBanner
            tone="warn"
            fact={trouble.fact}
            {...(trouble.consequence ? { consequence: trouble.consequence } : {})}
          />
        </View>
      )}
      {by === 'goods' ? (
        <ProductList products={products} basket={basket} onChange={setBasket} />
      ) : (
        <View className="pay-amount">
          <View className="body-2 ink-2">柜台告诉你的金额</View>
          <Price fen={total} size={56} />
          <View className="caption ink-3">付款核实后自动记积分</View>
        </View>
      )}
    </>
  )
}
