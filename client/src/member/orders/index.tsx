import type { OrderRowView } from '@shared/contract'
import type { OrderTab } from '@shared/contract/actions/order'
import { dayOf } from '@shared/domain/calendar/day'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { type Pages, usePages } from '@/cloud/use-pages'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { LoadMore } from '@/components/load-more'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { OrderFace } from '@/member/features/order/order-face'
import { orderTitle, PICK_UP_WORDS, pickUpAdvice } from '@/member/features/order/order-text'
import { openPage } from '@/navigate'
import type { Seen } from '@/seen'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { type ListedOrder, listedOf, orderMonths } from './months'
import { OrderRow } from './order-row'
import './index.scss'

const TABS = [
  { id: 'all', label: '全部' },
  { id: 'goods', label: '点单' },
  { id: 'store', label: '店里付款' },
  { id: 'refunded', label: '退款' },
] as const satisfies readonly { id: OrderTab; label: string }[]

const EMPTY: Readonly<Record<OrderTab, { title: string; line: string }>> = {
  all: { title: '还没有订单', line: '点单和店里付款，都会记在这里。' },
  goods: { title: '还没有点过单', line: '点好到店取，取单号也在这里看。' },
  store: { title: '还没有店里付款', line: '在柜台用微信付的，核实后记在这里。' },
  refunded: { title: '没有退过款', line: '退了的单子和退回的钱，会记在这里。' },
}

/** What the customer ordered and paid: the one being made on top, the rest by month. */
export default function OrdersPage() {
  const [tab, setTab] = useState<OrderTab>('all')
  const pages = usePages('order.list', { tab }, listedOf)
  usePullToRefresh(pages.reload)
  useReachBottom(() => void pages.loadMore())
  return (
    <Page title="订单" back banner={staleBanner(pages, '取单号照样能用')}>
      <Tabs<OrderTab> tabs={TABS} selected={tab} onSelect={setTab} />
      <QueryBoundary query={pages} skeleton={<OrdersSkeleton />} note="付过的钱和积分没有变动。">
        {({ brand, live }) => (
          <OrdersContent
            tab={tab}
            live={live}
            pages={pages}
            seen={{ now: serverNow(), timeZone: brand.timeZone }}
          />
        )}
      </QueryBoundary>
    </Page>
  )
}

interface OrdersContentProps {
  tab: OrderTab
  live: readonly OrderRowView[]
  pages: Pages<unknown, ListedOrder>
  seen: Seen
}

function OrdersContent({ tab, live, pages, seen }: OrdersContentProps) {
  const { title, line } = EMPTY[tab]
  if (live.length === 0 && pages.items.length === 0 && !pages.more) {
    const order = { label: '去点单', id: 'go-order', onTap: () => openPage('pay') }
    return (
      <Empty
        object="receipt"
        title={title}
        lines={[line]}
        {...(tab === 'refunded' ? {} : { action: order })}
      />
    )
  }
  return (
    <View className="orders">
      {live.map(row => (
        <LiveOrder key={row.id} row={row} />
      ))}
      {orderMonths(pages.items, dayOf(seen.now, seen.timeZone)).map(month => (
        <View key={month.title} className="orders-month">
          <View className="orders-head">
            <View className="orders-title">{month.title}</View>
            <View className="small ink-2">{month.sums}</View>
          </View>
          {month.rows.map(row => (
            <OrderRow key={row.id} row={row} seen={seen} />
          ))}
        </View>
      ))}
      <LoadMore pages={pages} end="没有更早的了" />
    </View>
  )
}

/** One being made or waiting to be fetched, with its number. */
function LiveOrder({ row }: { row: OrderRowView }) {
  const { pickUp } = row
  if (!pickUp) return null
  const facts = [row.storeName, orderTitle(row), amount(row.fen)].filter(Boolean)
  return (
    <OrderFace compact id={`live-${row.tail}`} onTap={() => openPage('order', { id: row.id })}>
      <View className="orders-live-number">{String(pickUp.number)}</View>
      <View className="orders-live-text">
        <View className="orders-live-state">{`${PICK_UP_WORDS[pickUp.state]}，${pickUpAdvice(pickUp)}`}</View>
        <View className="orders-live-facts">{facts.join(' · ')}</View>
      </View>
      <Icon name="forward" size={18} />
    </OrderFace>
  )
}

function OrdersSkeleton() {
  return (
    <>
      <SkeletonBlock height={84} radius={20} />
      <CardSkeleton lines={2} />
      <CardSkeleton lines={2} />
      <CardSkeleton lines={2} />
    </>
  )
}
