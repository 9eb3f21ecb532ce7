import type { CouponView, OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import { useLookAgain } from '@/cloud/use-look-again'
import { type Query, useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Hero } from '@/components/hero'
import { Page, PLATE_BELOW_BAR } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { screenFrame } from '@/device/screen-frame'
import { openPage, openTab } from '@/navigate'
import type { Seen } from '@/seen'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { CouponPlate } from './plate'
import { CouponRules } from './rules'
import '@/features/coupon/code-page.scss'

type Opened = OutputOf<'coupon.open'>

/** Of the hero's height, as much lies below the navigation bar. */
const HERO_BELOW_NAV = 212
/** A redemption at the counter appears on the customer's phone within this time, ms. */
const LOOK_MS = 8_000

/** One coupon: its value, its code for the clerk, and its rules. */
export default function CouponPage() {
  const { id } = usePageParams('id')
  const query = useQuery('coupon.open', { couponId: id })
  const { statusBar, navRow } = screenFrame()
  const opened = query.data
  usePullToRefresh(query.reload)
  useLookAgain(opened?.codes != null, query.reload, LOOK_MS)
  if (!opened) {
    return (
      <Page title="券详情" back>
        <QueryBoundary query={query} skeleton={<CouponSkeleton />}>
          {() => null}
        </QueryBoundary>
      </Page>
    )
  }
  const { coupon, codes, brand } = opened
  const seen = { now: serverNow(), timeZone: brand.timeZone }
  return (
    <Page
      title="券详情"
      back
      bleed
      className="coupon"
      headerGone={PLATE_BELOW_BAR}
      header={<Hero minHeight={statusBar + navRow + HERO_BELOW_NAV}>{null}</Hero>}
      {...(coupon.state === 'USED'
        ? {
            actions: (
              <Button id="go-wallet" kind="secondary" onTap={() => openTab('wallet')}>
                看其他的券
              </Button>
            ),
          }
        : {})}
    >
      <CouponContent
        query={query}
        coupon={coupon}
        codes={codes}
        seen={seen}
        opened={opened}
        onStores={() => openPage('stores', { coupon: coupon.id })}
      />
    </Page>
  )
}

interface CouponContentProps {
  query: Query<Opened>
  coupon: CouponView
  codes: Opened['codes']
  seen: Seen
  opened: Opened
  onStores: () => void
}

/** The plate with the code, what keeps it from being used, and its rules. */
function CouponContent({ query, coupon, codes, seen, opened, onStores }: CouponContentProps) {
  return (
    <View className="coupon-content" style={{ marginTop: `${-HERO_BELOW_NAV + 12}px` }}>
      {staleBanner(query, '码没过期就还能用')}
      <CouponPlate coupon={coupon} codes={codes} seen={seen} onRenew={() => void query.reload()} />
      {codes && coupon.notUsable && (
        <View className="coupon-note">
          <StatusBanner
            tone="warn"
            fact={`${coupon.notUsable.message}。`}
            consequence="现在出示，店员会看到同样的话。"
          />
        </View>
      )}
      <CouponRules
        perk={coupon.perk}
        terms={coupon.terms}
        validToAt={coupon.validToAt}
        stores={opened.stores}
        seen={seen}
        onStores={onStores}
      />
    </View>
  )
}

function CouponSkeleton() {
  return (
    <>
      <CardSkeleton lines={3} />
      <CardSkeleton lines={6} />
      <CardSkeleton lines={3} />
    </>
  )
}
