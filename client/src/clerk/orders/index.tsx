import type { OrdersToMake } from '@shared/contract/actions/order'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useLookAgain } from '@/cloud/use-look-again'
import { useQuery } from '@/cloud/use-query'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { OrderCard } from './order-card'
import './index.scss'

/** New orders appear by themselves within so long, ms. */
const LOOK_MS = 8_000

type TabId = 'make' | 'fetch'

/** What this store has to make, by number, and what waits for its customer. */
export default function ClerkOrdersPage() {
  const { storeId } = usePageParams('storeId')
  const query = useQuery('order.toMake', { storeId })
  const { reload } = query
  usePullToRefresh(reload)
  useLookAgain(true, reload, LOOK_MS)
  return (
    <Page title="待做的单" back banner={staleBanner(query, '可能有新的单还没显示')}>
      <QueryBoundary
        query={query}
        skeleton={<OrdersSkeleton />}
        refusedTitle="看不了这家店"
        note="单子都还在。"
      >
        {data => <ToMake data={data} onMoved={() => void reload()} />}
      </QueryBoundary>
    </Page>
  )
}

function ToMake({ data, onMoved }: { data: OrdersToMake; onMoved: () => void }) {
  const [tab, setTab] = useState<TabId>('make')
  const ready = data.orders.filter(({ pickUp }) => pickUp.state === 'ready')
  const toMake = data.orders.filter(({ pickUp }) => pickUp.state !== 'ready')
  const shown = tab === 'make' ? toMake : ready
  return (
    <View className="clerk-orders">
      <Tabs<TabId>
        tabs={[
          { id: 'make', label: '要做的', count: toMake.length },
          { id: 'fetch', label: '等顾客取', count: ready.length },
        ]}
        selected={tab}
        onSelect={setTab}
      />
      {shown.length === 0 ? (
        <Empty
          object="receipt"
          title={tab === 'make' ? '没有要做的单' : '没有等着取的单'}
          lines={[tab === 'make' ? '顾客在小程序里下单付款后，会出现在这里。' : '做好叫号后，单子会到这里。']}
        />
      ) : (
        shown.map(order => (
          <OrderCard
            key={order.orderId}
            order={order}
            storeId={data.store.id}
            timeZone={data.brand.timeZone}
            onMoved={onMoved}
          />
        ))
      )}
    </View>
  )
}

function OrdersSkeleton() {
  return (
    <>
      <CardSkeleton lines={4} />
      <CardSkeleton lines={4} />
    </>
  )
}
