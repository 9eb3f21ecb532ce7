import type { CouponView, InputOf } from '@shared/contract'
import type { OfferView } from '@shared/contract/actions/coupon'
import { View } from '@tarojs/components'
import { useReachBottom, useShareAppMessage } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { usePages } from '@/cloud/use-pages'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { SkeletonBlock, TicketSkeleton } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { atStore, chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { StoreSheet } from '@/features/brand/store-sheet'
import { tabPages } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { OffersSheet } from './offers-sheet'
import { PastCoupons } from './past-coupons'
import { UsableCoupons } from './usable-coupons'
import { WhySheet } from './why-sheet'
import './index.scss'

type Tab = InputOf<'coupon.wallet'>['tab']
type Over = { kind: 'offers' } | { kind: 'stores' } | { kind: 'where' | 'why'; coupon: CouponView } | null

/** Coupons by what can be done with them: here and now, not yet, and those that are over. */
export default function WalletPage() {
  const { offer } = usePageParams('offer')
  const storeId = useChosenStore()
  const [tab, setTab] = useState<Tab>('usable')
  const [usableCount, setUsableCount] = useState<number>()
  const [over, setOver] = useState<Over>(offer ? { kind: 'offers' } : null)
  const pages = usePages('coupon.wallet', { tab, ...atStore(storeId) }, page => page.coupons)
  const wallet = pages.data
  usePullToRefresh(pages.reload)
  useReachBottom(() => void pages.loadMore())
  const offersShown = useRef<readonly OfferView[]>([])
  useShareAppMessage(({ target }) => {
    const button = (target as { id?: string } | undefined)?.id
    const shared = offersShown.current.find((_, i) => button === `share-offer-${i}`)
    const brand = wallet?.brand
    return {
      title: shared ? `送你一张「${shared.terms.name}」` : `${brand?.name ?? ''}的券`,
      path: `${tabPages.wallet}?brand=${brand?.id ?? ''}&offer=${shared?.batchId ?? ''}`,
    }
  })
  const count = wallet?.usableCount ?? usableCount
  const close = () => setOver(null)
  return (
    <Page
      title="券包"
      tab="wallet"
      bleed
      className="wallet"
      sheets={
        wallet && (
          <>
            <OffersSheet
              open={over?.kind === 'offers'}
              first={offer}
              stores={wallet.stores}
              onClose={close}
              onClaimed={() => void pages.reload()}
              onShown={offers => {
                offersShown.current = offers
              }}
            />
            <WhySheet coupon={over?.kind === 'why' ? over.coupon : null} wallet={wallet} onClose={close} />
            <StoreSheet
              open={over?.kind === 'stores' || over?.kind === 'where'}
              title={over?.kind === 'where' ? '能用这张券的店' : '换一家店'}
              stores={
                over?.kind === 'where'
                  ? wallet.stores.filter(({ id }) => over.coupon.terms.stores.includes(id))
                  : wallet.stores
              }
              chosenId={wallet.store.id}
              onClose={close}
              onChoose={({ id }) => {
                chooseStore(id)
                close()
              }}
            />
          </>
        )
      }
    >
      <View className="wallet-tabs">
        <Tabs<Tab>
          tabs={[
            { id: 'usable', label: '可用', ...(count === undefined ? {} : { count }) },
            { id: 'used', label: '已用完' },
            { id: 'invalid', label: '已失效' },
          ]}
          selected={tab}
          onSelect={next => {
            setUsableCount(count)
            setTab(next)
          }}
        />
      </View>
      <View className="wallet-content">
        {staleBanner(pages, '券码要连上网才能打开')}
        <QueryBoundary query={pages} skeleton={<WalletSkeleton />}>
          {data =>
            tab === 'usable' ? (
              <UsableCoupons
                wallet={data}
                pages={pages}
                onOffers={() => setOver({ kind: 'offers' })}
                onStores={() => setOver({ kind: 'stores' })}
                onWhy={coupon => setOver({ kind: 'why', coupon })}
                onWhere={coupon => setOver({ kind: 'where', coupon })}
              />
            ) : (
              <PastCoupons tab={tab} wallet={data} pages={pages} />
            )
          }
        </QueryBoundary>
      </View>
    </Page>
  )
}

function WalletSkeleton() {
  return (
    <>
      <SkeletonBlock height={44} radius={12} />
      <TicketSkeleton />
      <TicketSkeleton />
      <TicketSkeleton />
    </>
  )
}
