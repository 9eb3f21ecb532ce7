import type { BrandView, CouponView, InputOf } from '@shared/contract'
import type { OfferView } from '@shared/contract/actions/coupon'
import { View } from '@tarojs/components'
import { useReachBottom, useShareAppMessage } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { usePages } from '@/cloud/use-pages'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { SkeletonBlock, TicketSkeleton } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { atStore, useChosenStore } from '@/features/brand/chosen-store'
import { tabPages } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { SHARE_PICTURE } from '@/use-share'
import { PastCoupons } from './past-coupons'
import { UsableCoupons } from './usable-coupons'
import { WalletSheets } from './wallet-sheets'
import './index.scss'

type Tab = InputOf<'coupon.wallet'>['tab']
export type Over =
  | { kind: 'offers' }
  | { kind: 'stores' }
  | { kind: 'where' | 'why'; coupon: CouponView }
  | null

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
  const offersShown = useShareOffers(wallet?.brand)
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
          <WalletSheets
            over={over}
            offer={offer}
            wallet={wallet}
            close={close}
            pages={pages}
            offersShown={offersShown}
          />
        )
      }
    >
      <WalletTabs count={count} tab={tab} onUsableCount={setUsableCount} onTab={setTab} />
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

interface WalletTabsProps {
  count: number | undefined
  tab: Tab
  onUsableCount: (count: number | undefined) => void
  onTab: (tab: Tab) => void
}

/** Usable ones with their count, used ones, those that are over. */
function WalletTabs({ count, tab, onUsableCount, onTab }: WalletTabsProps) {
  return (
    <View className="wallet-tabs">
      <Tabs<Tab>
        tabs={[
          { id: 'usable', label: '可用', ...(count === undefined ? {} : { count }) },
          { id: 'used', label: '已用完' },
          { id: 'invalid', label: '已失效' },
        ]}
        selected={tab}
        onSelect={next => {
          onUsableCount(count)
          onTab(next)
        }}
      />
    </View>
  )
}

/** Sharing sends the offer whose button was tapped, else the brand's wallet. */
function useShareOffers(brand: BrandView | undefined) {
  const offersShown = useRef<readonly OfferView[]>([])
  useShareAppMessage(({ target }) => {
    const button = (target as { id?: string } | undefined)?.id
    const shared = offersShown.current.find((_, i) => button === `share-offer-${i}`)
    return {
      title: shared ? `送你一张「${shared.terms.name}」` : `${brand?.name ?? ''}的券`,
      path: `${tabPages.wallet}?brand=${brand?.id ?? ''}&offer=${shared?.batchId ?? ''}`,
      imageUrl: SHARE_PICTURE,
    }
  })
  return offersShown
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
