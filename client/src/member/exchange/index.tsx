import type { OutputOf } from '@shared/contract'
import { DAY_MS } from '@shared/domain/calendar/units'
import { amount, integer } from '@shared/domain/money/display'
import { deadlineWords, momentWords } from '@shared/text/dates'
import { priceWords } from '@shared/text/mall'
import { weekWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { useLookAgain } from '@/cloud/use-look-again'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Hero } from '@/components/hero'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page, PLATE_BELOW_BAR } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { screenFrame } from '@/device/screen-frame'
import { StoreSheet } from '@/features/brand/store-sheet'
import { lapseText } from '@/member/features/mall/exchange-text'
import { openPage } from '@/navigate'
import type { Seen } from '@/seen'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { CancelSheet } from './cancel-sheet'
import { MoveSheet } from './move-sheet'
import { PayBar } from './pay-bar'
import { PickUpPlate } from './plate'
import '@/features/coupon/code-page.scss'
import './index.scss'

type ExchangeOpened = OutputOf<'mall.open'>

/** What lies over the page: the stores to go to, another one to choose, or cancelling. */
type Over = 'stores' | 'move' | 'cancel'

const LOOK_AGAIN_MS = 3_000

/** Of the hero's height, as much lies below the navigation bar. */
const HERO_BELOW_NAV = 212

/** One exchange: the code for the clerk while the thing waits, and what its rules are. */
export default function ExchangePage() {
  const { id } = usePageParams('id')
  const query = useQuery('mall.open', { exchangeId: id })
  const [over, setOver] = useState<Over | null>(null)
  const { statusBar, navRow } = screenFrame()
  usePullToRefresh(query.reload)
  const opened = query.data
  // The payment is told by WeChat Pay, to the cloud first.
  useLookAgain(opened?.exchange.state === 'paying', query.reload, LOOK_AGAIN_MS)
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
      actions={<ExchangeBar exchange={exchange} onOver={setOver} onPaid={query.reload} />}
      sheets={
        <ExchangeSheets over={over} stores={stores} onOver={setOver} exchange={exchange} query={query} />
      }
    >
      <View className="coupon-content" style={{ marginTop: `${-HERO_BELOW_NAV + 12}px` }}>
        {staleBanner(query, '码没过期就还能用')}
        <PickUpPlate exchange={exchange} codes={codes} seen={seen} onRenew={() => void query.reload()} />
        {codes ? (
          <PickUpRules opened={opened} seen={seen} onMove={() => setOver('move')} />
        ) : (
          <EndedFacts exchange={exchange} seen={seen} />
        )}
      </View>
    </Page>
  )
}

interface ExchangeBarProps {
  exchange: ExchangeOpened['exchange']
  onOver: (over: Over) => void
  onPaid: () => Promise<void>
}

/** What can be done with it: paid, cancelled and fetched, used, or looked up. */
function ExchangeBar({ exchange, onOver, onPaid }: ExchangeBarProps) {
  const { state, couponId, cancellable, store } = exchange
  if (state === 'paying') {
    return <PayBar exchange={exchange} onCancel={() => onOver('cancel')} onPaid={onPaid} />
  }
  if (couponId) {
    return (
      <Button id="see-coupon" onTap={() => openPage('coupon', { id: couponId })}>
        看这张券
      </Button>
    )
  }
  if (state === 'ready') {
    return (
      <View className="bar-row">
        {cancellable && (
          <Button id="cancel-exchange" kind="outline" onTap={() => onOver('cancel')}>
            取消兑换
          </Button>
        )}
        <Button id="find-store" icon="pin" onTap={() => onOver('stores')}>
          {store ? `去${store.name}` : '看取货门店'}
        </Button>
      </View>
    )
  }
  return (
    <Button id="see-points" kind="secondary" onTap={() => openPage('points')}>
      看积分明细
    </Button>
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
        <KeyValue label={exchange.state === 'paying' ? '价钱' : '用了'}>{priceWords(exchange)}</KeyValue>
      </KeyValues>
    </View>
  )
}

interface ExchangeSheetsProps {
  over: Over | null
  stores: ExchangeOpened['stores']
  onOver: (over: null) => void
  exchange: ExchangeOpened['exchange']
  query: { reload: () => Promise<void> }
}

/** The stores to fetch it from, another one, and cancelling; one is open at most. */
function ExchangeSheets({ over, stores, onOver, exchange, query }: ExchangeSheetsProps) {
  return (
    <>
      <StoreSheet
        open={over === 'stores'}
        title="取货门店"
        stores={stores.filter(({ id }) => !exchange.store || exchange.store.id === id)}
        onClose={() => onOver(null)}
      />
      <MoveSheet
        open={over === 'move'}
        exchange={exchange}
        stores={stores}
        onMoved={query.reload}
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
  onMove: () => void
}

/** Where, until when and what happens then, and how it is undone. */
function PickUpRules({ opened: { exchange, stores }, seen, onMove }: RulesProps) {
  const { pickUp, cancellable, points, store } = exchange
  if (!pickUp) return null
  const until = (at: number) => `${deadlineWords(at, seen.now, seen.timeZone)}前`
  const days = Math.ceil((pickUp.untilAt - seen.now) / DAY_MS)
  const kept = stores.find(({ id }) => id === store?.id)
  return (
    <View className="exchange-rules">
      <Cells>
        <Cell
          id="move-exchange"
          title={store?.name ?? `${stores.length} 家门店都能取`}
          note={kept ? weekWords(kept.hours) : '营业时间内，哪家方便去哪家'}
          value={store ? '换一家店取' : '选一家'}
          onTap={onMove}
        />
        <Cell title={`${until(pickUp.untilAt)}取`} note={`还有 ${days} 天。到期没取${lapseText(exchange)}`} />
        <Cell
          title={cancellable ? '不想要了可以取消' : '过了可以取消的时间'}
          note={
            cancellable
              ? `${until(pickUp.cancelUntilAt)}，${integer(points)} 积分马上退回，有效期不变${exchange.fen > 0 ? `，${amount(exchange.fen)} 原路退回` : ''}`
              : '请在取货时间内到店取'
          }
        />
      </Cells>
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
