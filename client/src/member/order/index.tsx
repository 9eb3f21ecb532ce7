import type { OrderOpened } from '@shared/contract/actions/order'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { useLookAgain } from '@/cloud/use-look-again'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { usePayAgain } from '@/features/order/use-pay-again'
import { useNow } from '@/features/store/store-open'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { HelpSheet, OrderWays } from './order-ways'
import { Paid } from './paid'
import { Refunded } from './refunded'
import { GiveUpSheet, Unpaid, UnpaidBar } from './unpaid'
import './index.scss'

/** While it is made, or its payment is open, the page looks again by itself, ms. */
const LOOK_MS = 10_000

/** One order: its number and how far it is; what was paid, what came back, what it brought. */
export default function OrderPage() {
  const { id } = usePageParams('id')
  const query = useQuery('order.open', { orderId: id })
  const [over, setOver] = useState<'help' | 'give-up' | null>(null)
  const { data: opened, reload } = query
  const paying = usePayAgain(id, () => void reload())
  const close = () => setOver(null)
  const help = () => setOver('help')
  usePullToRefresh(reload)
  useLookAgain(opened ? opened.row.live || isPayable(opened) : false, reload, LOOK_MS)
  return (
    <Page
      title="订单详情"
      back
      banner={staleBanner(query, '取单号照样能用')}
      actions={opened && barOf(opened, { paying, help, giveUp: () => setOver('give-up') })}
      sheets={
        opened && (
          <>
            <HelpSheet open={over === 'help'} opened={opened} onClose={close} />
            <GiveUpSheet open={over === 'give-up'} paying={paying} onClose={close} />
          </>
        )
      }
    >
      <QueryBoundary
        query={query}
        skeleton={<OrderSkeleton />}
        refusedTitle="看不了这一单"
        note="付过的钱和积分没有变动。"
      >
        {data => <OrderContent opened={data} onHelp={help} />}
      </QueryBoundary>
    </Page>
  )
}

const isPayable = ({ row }: OrderOpened) => row.state === 'unpaid' && (row.payableUntilAt ?? 0) > serverNow()

interface Ways {
  paying: ReturnType<typeof usePayAgain>
  help: () => void
  giveUp: () => void
}

/**
 * What stays at the bottom: paying, or the ways on once it is over; while it is made there is nothing to
 * press.
 */
function barOf(opened: OrderOpened, { paying, help, giveUp }: Ways): ReactNode {
  const { state, pickUp } = opened.row
  if (isPayable(opened)) return <UnpaidBar paying={paying} onGiveUp={giveUp} />
  const isOver = state === 'refunded' || state === 'closed' || pickUp?.state === 'taken'
  return isOver ? <OrderWays opened={opened} onHelp={help} inBar /> : null
}

function OrderContent({ opened, onHelp }: { opened: OrderOpened; onHelp: () => void }) {
  const now = useNow()
  const seen = { now, timeZone: opened.brand.timeZone }
  const { state } = opened.row
  return (
    <View className="order-page">
      {state === 'unpaid' || state === 'closed' ? (
        <Unpaid opened={opened} seen={seen} />
      ) : state === 'refunded' ? (
        <Refunded opened={opened} seen={seen} />
      ) : (
        <Paid opened={opened} seen={seen} onHelp={onHelp} />
      )}
    </View>
  )
}

function OrderSkeleton() {
  return (
    <>
      <SkeletonBlock height={180} radius={20} />
      <SkeletonBlock height={60} radius={16} />
      <CardSkeleton lines={5} />
    </>
  )
}
