import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Keypad, typedFen } from '@/components/keypad'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tabs } from '@/components/tabs'
import { atStore, chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { StoreSheet } from '@/features/brand/store-sheet'
import { usePayment } from '@/features/order/use-payment'
import { type Basket, basketFen, basketLines } from './basket'
import { ProductList } from './product-list'
import { StoreLine } from './store-line'
import './index.scss'

type By = 'goods' | 'amount'

/** An order in the app: goods, or the amount the counter named; paid with WeChat Pay. */
export default function PayPage() {
  const storeId = useChosenStore()
  const query = useQuery('order.menu', atStore(storeId))
  const [by, setBy] = useState<By>('goods')
  const [basket, setBasket] = useState<Basket>({})
  const [typed, setTyped] = useState('')
  const [choosing, setChoosing] = useState(false)
  const { pay, pending, trouble } = usePayment()
  const menu = query.data
  const total = by === 'amount' ? typedFen(typed) : basketFen(basket, menu?.products ?? [])
  const run = () => {
    if (!menu) return
    void pay({
      storeId: menu.store.id,
      what:
        by === 'amount'
          ? { by: 'amount', amountFen: total }
          : { by: 'goods', lines: basketLines(basket, menu.products) },
    })
  }
  const keypad = menu && by === 'amount' && (
    <Keypad
      typed={typed}
      onType={setTyped}
      confirmLabel="付款"
      confirmAmount={amount(total)}
      canConfirm={total > 0}
      pending={pending}
      onConfirm={run}
    />
  )
  const bar = menu && by === 'goods' && menu.products.length > 0 && (
    <Button
      id="pay"
      pending={pending && '正在付款'}
      disabledBecause={total === 0 && '先选一样'}
      onTap={run}
    >{`去付款 ${amount(total)}`}</Button>
  )
  return (
    <Page
      title="点单付款"
      back
      banner={staleBanner(query, '连上后才能付款')}
      actions={bar || undefined}
      footer={keypad || undefined}
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
              setBasket({})
              setChoosing(false)
            }}
          />
        )
      }
    >
      <QueryBoundary query={query} skeleton={<CardSkeleton lines={6} />} note="没有扣你的钱。">
        {({ store, products }) => (
          <>
            <StoreLine store={store} onChange={() => setChoosing(true)} />
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
        )}
      </QueryBoundary>
    </Page>
  )
}
