import type { OutputOf, StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tabs } from '@/components/tabs'
import { atStore, chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { StoreSheet } from '@/features/brand/store-sheet'
import { PayButton, PayKeypad } from './pay-actions'
import { ProductList } from './product-list'
import { StoreLine } from './store-line'
import { type By, type PayForm, usePayForm } from './use-pay-form'
import './index.scss'

/** An order in the app: goods, or the amount the counter named; paid with WeChat Pay. */
export default function PayPage() {
  const storeId = useChosenStore()
  const query = useQuery('order.menu', atStore(storeId))
  const [choosing, setChoosing] = useState(false)
  const menu = query.data
  const form = usePayForm(menu)
  return (
    <Page
      title="点单付款"
      back
      banner={staleBanner(query, '连上后才能付款')}
      actions={menu && form.by === 'goods' && menu.products.length > 0 && <PayButton form={form} />}
      footer={menu && form.by === 'amount' && <PayKeypad form={form} />}
      sheets={
        menu && (
          <StoreSheet
            open={choosing}
            title="换一家店"
            stores={menu.stores}
            chosenId={menu.store.id}
            onClose={() => setChoosing(false)}
            onChoose={({ id }) => {
              chooseStore(id)
              form.setBasket({})
              setChoosing(false)
            }}
          />
        )
      }
    >
      <QueryBoundary query={query} skeleton={<CardSkeleton lines={6} />} note="没有扣你的钱。">
        {({ store, products }) => (
          <PayContent store={store} onChoosing={setChoosing} products={products} form={form} />
        )}
      </QueryBoundary>
    </Page>
  )
}

interface PayContentProps {
  store: StoreView
  onChoosing: (choosing: boolean) => void
  products: OutputOf<'order.menu'>['products']
  form: PayForm
}

/** Goods, or the amount the counter named. */
function PayContent({ store, onChoosing, products, form }: PayContentProps) {
  const { by, setBy, basket, setBasket, total, trouble } = form
  return (
    <>
      <StoreLine store={store} onChange={() => onChoosing(true)} />
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
