import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { deadlineWords, momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Hero } from '@/components/hero'
import { Icon } from '@/components/icon'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page, PLATE_BELOW_BAR } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { screenFrame } from '@/device/screen-frame'
import { StoreSheet } from '@/features/brand/store-sheet'
import type { Seen } from '@/features/coupon/ticket-of'
import { lapseText } from '@/member/features/mall/exchange-text'
import { openPage } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { CancelSheet } from './cancel-sheet'
import { PickUpPlate } from './plate'
import '@/features/coupon/code-page.scss'
import './index.scss'

type ExchangeOpened = OutputOf<'mall.open'>

/** Of the hero's height, as much lies below the navigation bar. */
const HERO_BELOW_NAV = 212

/** One exchange: the code for the clerk while the thing waits, and what its rules are. */
export default function ExchangePage() {
  const { id } = usePageParams('id')
  const query = useQuery('mall.open', { exchangeId: id })
  const [over, setOver] = useState<'stores' | 'cancel' | null>(null)
  const { statusBar, navRow } = screenFrame()
  usePullToRefresh(query.reload)
  const opened = query.data
  if (!opened) {
    return (
      <Page title="兑换详情" back>
        <QueryBoundary query={query} skeleton={<ExchangeSkeleton />}>
          {() => null}
        </QueryBoundary>
      </Page>
    )
  }
  const { exchange, codes, stores } = opened
  const seen = { now: serverNow(), timeZone: opened.brand.timeZone }
  return (
    <Page
      title="兑换详情"
      back
      bleed
      className="coupon"
      headerGone={PLATE_BELOW_BAR}
      header={<Hero minHeight={statusBar + navRow + HERO_BELOW_NAV}>{null}</Hero>}
      sheets={
        <ExchangeSheets over={over} stores={stores} onOver={setOver} exchange={exchange} query={query} />
      }
    >
      <View className="coupon-content" style={{ marginTop: `${-HERO_BELOW_NAV + 12}px` }}>
        {staleBanner(query, '码没过期就还能用')}
        <PickUpPlate exchange={exchange} codes={codes} seen={seen} onRenew={() => void query.reload()} />
        {codes ? (
          <PickUpRules opened={opened} seen={seen} onStores={() => setOver('stores')} />
        ) : (
          <EndedFacts exchange={exchange} seen={seen} />
        )}
        {exchange.endedAt > 0 && (
          <View className="exchange-cancel">
            <Button id="see-points" kind="secondary" onTap={() => openPage('points')}>
              看积分明细
            </Button>
          </View>
        )}
        {exchange.cancellable && (
          <View className="exchange-cancel">
            <Button id="cancel-exchange" kind="text" onTap={() => setOver('cancel')}>
              取消兑换
            </Button>
          </View>
        )}
      </View>
    </Page>
  )
}

interface EndedFactsProps {
  exchange: ExchangeOpened['exchange']
  seen: Seen
}

/** Of one that is over: when, and for how many points. */
function EndedFacts({ exchange, seen }: EndedFactsProps) {
  return (
    <View className="coupon-rules">
      <KeyValues>
        <KeyValue label="换的时间">{momentWords(exchange.at, seen.now, seen.timeZone)}</KeyValue>
        <KeyValue label="用了">{`${integer(exchange.points)} 积分`}</KeyValue>
      </KeyValues>
    </View>
  )
}

interface ExchangeSheetsProps {
  over: 'stores' | 'cancel' | null
  stores: ExchangeOpened['stores']
  onOver: (over: null) => void
  exchange: ExchangeOpened['exchange']
  query: { reload: () => Promise<void> }
}

/** The stores to fetch it from, and cancelling. */
function ExchangeSheets({ over, stores, onOver, exchange, query }: ExchangeSheetsProps) {
  return (
    <>
      <StoreSheet
        open={over === 'stores'}
        title="可以取货的店"
        stores={stores}
        onClose={() => onOver(null)}
      />
      <CancelSheet
        open={over === 'cancel'}
        exchange={exchange}
        onCancelled={() => void query.reload()}
        onClose={() => onOver(null)}
      />
    </>
  )
}

interface RulesProps {
  opened: ExchangeOpened
  seen: Seen
  onStores: () => void
}

function PickUpRules({ opened: { exchange, stores }, seen, onStores }: RulesProps) {
  const { pickUp, cancellable, points } = exchange
  if (!pickUp) return null
  const until = (at: number) => `${deadlineWords(at, seen.now, seen.timeZone)}前`
  return (
    <View className="coupon-rules">
      <KeyValues>
        <KeyValue label="在哪取">
          <View id="see-stores" className="coupon-stores" onClick={onStores} role="button">
            {stores.length === 1 ? stores[0]?.name : `${stores.length} 家门店都能取`}
            <Icon name="forward" size={16} />
          </View>
        </KeyValue>
        <KeyValue label="最晚取">{until(pickUp.untilAt)}</KeyValue>
        <KeyValue label="到期没取">{lapseText(exchange)}</KeyValue>
        <KeyValue label="取消">
          {cancellable ? `${until(pickUp.cancelUntilAt)}，退 ${integer(points)} 积分` : '过了可以取消的时间'}
        </KeyValue>
      </KeyValues>
    </View>
  )
}

function ExchangeSkeleton() {
  return (
    <>
      <CardSkeleton lines={3} />
      <CardSkeleton lines={6} />
      <CardSkeleton lines={3} />
    </>
  )
}
