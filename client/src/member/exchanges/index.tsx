import type { ExchangeView, InputOf, OutputOf } from '@shared/contract'
import { momentWords } from '@shared/text/dates'
import { priceWords } from '@shared/text/mall'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { type Pages, usePages } from '@/cloud/use-pages'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { LoadMore } from '@/components/load-more'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { Tag } from '@/components/tag'
import { GoodsArt } from '@/features/mall/goods-art'
import { stateTag, stateText } from '@/member/features/mall/exchange-text'
import { openPage, openTab } from '@/navigate'
import type { Seen } from '@/seen'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { groupsOf } from './groups'
import './index.scss'

type Filter = InputOf<'mall.exchanges'>['filter']

const NOTHING: Record<Filter, { title: string; lines: string[] }> = {
  all: { title: '还没换过东西', lines: ['用积分换的东西和券，都记在这里。', '取货码也在这里打开。'] },
  ready: { title: '没有等你来取的', lines: ['换到店取的东西，取货码会在这里。'] },
  done: { title: '还没有已完成的', lines: ['取走的、到账的和取消的都记在这里。'] },
}

/** What the customer exchanged points for, newest first; what is ready to fetch comes first. */
export default function ExchangesPage() {
  const [filter, setFilter] = useState<Filter>('all')
  const [counted, setCounted] = useState<number>()
  const pages = usePages('mall.exchanges', { filter }, page => page.exchanges)
  const ready = pages.data?.ready ?? counted
  usePullToRefresh(pages.reload)
  useReachBottom(() => void pages.loadMore())
  return (
    <Page title="兑换记录" back banner={staleBanner(pages, '积分和换到的东西没有变动')}>
      <Tabs<Filter>
        tabs={[
          { id: 'all', label: '全部' },
          { id: 'ready', label: '待取', ...(ready ? { count: ready } : {}) },
          { id: 'done', label: '已完成' },
        ]}
        selected={filter}
        onSelect={next => {
          setCounted(ready)
          setFilter(next)
        }}
      />
      <QueryBoundary query={pages} skeleton={<ExchangesSkeleton />}>
        {({ brand }) =>
          pages.items.length === 0 && !pages.more ? (
            <Empty
              {...NOTHING[filter]}
              action={{ label: '看看能换什么', id: 'go-mall', onTap: () => openTab('mall') }}
            />
          ) : (
            <Groups pages={pages} timeZone={brand.timeZone} />
          )
        }
      </QueryBoundary>
    </Page>
  )
}

/** What waits first, then month by month. */
function Groups({
  pages,
  timeZone,
}: {
  pages: Pages<OutputOf<'mall.exchanges'>, ExchangeView>
  timeZone: string
}) {
  const seen = { now: serverNow(), timeZone }
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
}

function ExchangeCard({ exchange, seen }: { exchange: ExchangeView; seen: Seen }) {
  const { id, goodsName, kind, art, at, state, couponId } = exchange
  const tag = stateTag(exchange, seen.now)
  const open = () => (couponId ? openPage('coupon', { id: couponId }) : openPage('exchange', { id }))
  return (
    <Card className="exchange-card" onTap={open}>
      <View className="exchange-row">
        <GoodsArt className="exchange-picture" art={art} kind={kind} small />
        <View className="exchange-text">
          <View className="exchange-head">
            <View className="exchange-name">{goodsName}</View>
            <Tag tone={tag.tone}>{tag.word}</Tag>
          </View>
          <View className="caption ink-2">{stateText(exchange, seen)}</View>
          <View className="caption ink-3">
            {`${momentWords(at, seen.now, seen.timeZone)} · ${priceWords(exchange)}`}
          </View>
        </View>
      </View>
      {state === 'paying' && (
        <View className="exchange-open">
          <View className="exchange-open-text">东西和积分给你留着</View>
          <View className="exchange-pill">去付款</View>
        </View>
      )}
      {state === 'ready' && (
        <View className="exchange-open">
          <View className="exchange-open-text">到店给店员扫一下</View>
          <View className="exchange-pill">打开取货码</View>
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
