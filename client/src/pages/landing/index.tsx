import { type ReactNode, useEffect, useState } from 'react'
import { type Query, useQuery } from '@/cloud/use-query'
import { HeroSheet } from '@/components/hero/page-hero'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock, TicketSkeleton } from '@/components/skeleton'
import { Wordmark } from '@/components/wordmark'
import { paymentKnown } from '@/features/order/open-payment'
import { openTab } from '@/navigate'
import { useBrandTheme } from '@/theme/brand-theme'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { CheckingBar, CheckingHero, CheckingNotes } from './checking'
import type { Landing } from './hero-text'
import { NoOrder, NotPaid, NotYours } from './nothing-shown'
import { namedOrder, orderParams } from './order-named'
import { RefundedLanding } from './refunded'
import { useWaiting } from './use-waiting'
import { VerifiedLanding } from './verified'
import './index.scss'

/** The post-payment page: the caller's own order, verified before anything is shown as granted. */
export default function LandingPage() {
  const params = usePageParams(...orderParams)
  const query = useQuery('order.landing', namedOrder(params))
  const [joinedHere, setJoinedHere] = useState(false)
  const { wordmark } = useBrandTheme()
  const landing = query.data
  const checking = landing?.state === 'checking'
  const open = landing?.state === 'unpaid' && landing.order?.state === 'unpaid'
  const order = landing?.order
  const known = order && (landing.state === 'verified' || order.state === 'closed') ? order.id : null
  useEffect(() => {
    if (known) paymentKnown(known)
  }, [known])
  const waiting = useWaiting(checking || open, query.reload)
  usePullToRefresh(query.reload)

  const name = landing?.brand.wordmark ?? wordmark
  const mark = name ? <Wordmark name={name} /> : undefined
  const banner = staleBanner(query, '这笔付款不受影响，连上后会自己更新')
  if (landing?.state === 'verified' && landing.order?.state === 'refunded') {
    return <RefundedLanding landing={landing} mark={mark} banner={banner} />
  }
  if (landing?.state === 'verified') {
    return (
      <VerifiedLanding
        landing={landing}
        mark={mark}
        banner={banner}
        joinedHere={joinedHere}
        onJoined={() => setJoinedHere(true)}
        reload={query.reload}
      />
    )
  }
  if (landing && checking) {
    return <CheckingLanding mark={mark} landing={landing} waiting={waiting} banner={banner} />
  }
  return <NothingVerified query={query} mark={mark} banner={banner} />
}

interface NothingVerifiedProps {
  query: Query<Landing>
  mark: ReactNode
  banner: ReactNode
}

/** Nothing to show of an order: unpaid, closed, not the caller's, none at all, or not opened. */
function NothingVerified({ query, mark, banner }: NothingVerifiedProps) {
  const foreign = query.failure?.kind === 'refused' && query.failure.code === 'ORDER_NOT_YOURS'
  return (
    <Page mark={mark} title="付款结果" banner={foreign ? null : banner}>
      {foreign ? (
        <NotYours />
      ) : (
        <QueryBoundary
          query={query}
          skeleton={<LandingSkeleton />}
          note="微信已提示付款成功的话，不用再付一次。积分会自动记上。"
          wayOut={{ label: '看会员卡', onTap: () => openTab('card') }}
        >
          {({ state, order }) =>
            state === 'none' || !order ? (
              <NoOrder />
            ) : (
              <NotPaid closed={order.state === 'closed'} orderId={order.id} />
            )
          }
        </QueryBoundary>
      )}
    </Page>
  )
}

interface CheckingLandingProps {
  mark: ReactNode
  landing: Landing
  waiting: ReturnType<typeof useWaiting>
  banner: ReactNode
}

/** Paid, and WeChat Pay has not confirmed it yet. */
function CheckingLanding({ mark, landing, waiting, banner }: CheckingLandingProps) {
  return (
    <Page
      mark={mark}
      bleed
      header={<CheckingHero landing={landing} waiting={waiting} />}
      actions={<CheckingBar />}
      className="landing"
    >
      <HeroSheet>
        {banner}
        <CheckingNotes landing={landing} waiting={waiting} />
      </HeroSheet>
    </Page>
  )
}

function LandingSkeleton() {
  return (
    <>
      <SkeletonBlock width="30%" height={28} radius={14} />
      <SkeletonBlock width="50%" height={72} />
      <SkeletonBlock height={6} />
      <TicketSkeleton />
      <CardSkeleton />
    </>
  )
}
