import type { ExchangeView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/cloud/server-clock'
import { usePages } from '@/cloud/use-pages'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { LoadMore } from '@/components/load-more'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { Tag } from '@/components/tag'
import type { Seen } from '@/features/coupon/ticket-of'
import { stateTag, stateText } from '@/member/features/mall/exchange-text'
import { openPage } from '@/navigate'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { groupsOf } from './groups'
import './index.scss'

/** What the customer exchanged points for, newest first; what is ready to fetch is highlighted. */
export default function ExchangesPage() {
  const pages = usePages('mall.exchanges', {}, page => page.exchanges)
  usePullToRefresh(pages.reload)
  useReachBottom(() => void pages.loadMore())
  return (
    <Page title="兑换记录" back banner={staleBanner(pages, '积分和换到的东西没有变动')}>
      <QueryBoundary query={pages} skeleton={<ExchangesSkeleton />}>
        {({ brand }) => {
          const seen = { now: serverNow(), timeZone: brand.timeZone }
          if (pages.items.length === 0 && !pages.more) {
            return (
              <Empty
                title="还没有兑换过"
                lines={['用积分换的东西和券，都记在这里。', '取货码也在这里打开。']}
                action={{ label: '看我的积分', id: 'see-points', onTap: () => openPage('points') }}
              />
            )
          }
          return (
            <View className="stack exchanges">
              {groupsOf(pages.items, { ...seen, more: pages.more }).map(({ title, sums, items }) => (
                <View key={title} className="stack">
                  <View className="exchanges-head">
                    <View className="exchanges-title">{title}</View>
                    <View className="caption ink-3">{sums}</View>
                  </View>
                  {items.map(exchange => (
                    <ExchangeCard key={exchange.id} exchange={exchange} seen={seen} />
                  ))}
                </View>
              ))}
              <LoadMore pages={pages} end="没有更早的了" />
            </View>
          )
        }}
      </QueryBoundary>
    </Page>
  )
}

function ExchangeCard({ exchange, seen }: { exchange: ExchangeView; seen: Seen }) {
  const { id, goodsName, points, at, state, couponId } = exchange
  const tag = stateTag(exchange, seen.now)
  const ready = state === 'ready'
  const open = () => (couponId ? openPage('coupon', { id: couponId }) : openPage('exchange', { id }))
  return (
    <Card className="exchange-card" onTap={open}>
      <View className="exchange-row">
        <View className={`exchange-picture ${ready ? 'exchange-picture-ready' : ''}`}>
          <Icon name={couponId ? 'ticket' : 'box'} size={28} />
        </View>
        <View className="exchange-text">
          <View className="exchange-head">
            <View className="exchange-name">{goodsName}</View>
            <Tag tone={tag.tone}>{tag.word}</Tag>
          </View>
          <View className="small ink-2">{stateText(exchange, seen)}</View>
          <View className="small ink-3">
            {`${momentWords(at, seen.now, seen.timeZone)} · ${integer(points)} 积分`}
          </View>
        </View>
      </View>
      {ready && (
        <View className="exchange-open">
          <Icon name="code" size={18} />
          打开取货码
        </View>
      )}
    </Card>
  )
}

function ExchangesSkeleton() {
  return (
    <>
      <CardSkeleton lines={4} />
      <CardSkeleton lines={3} />
      <CardSkeleton lines={3} />
    </>
  )
}
