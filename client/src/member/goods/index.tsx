import type { GoodsPriceView, OutputOf, StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { Points } from '@/components/points'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tag } from '@/components/tag'
import { chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { StoreSheet } from '@/features/brand/store-sheet'
import { GoodsArt } from '@/features/mall/goods-art'
import { KIND_WORDS, otherPriceText } from '@/features/mall/goods-text'
import { JoinSheet } from '@/features/member/join-sheet'
import { useJoin } from '@/features/member/use-join'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { useShare } from '@/use-share'
import { ConfirmSheet } from './confirm-sheet'
import { GoodsBar } from './goods-bar'
import { GoodsFacts } from './goods-facts'
import { PriceChoice, usePriceChoice } from './price-choice'
import { missingText, paceText } from './text'
import { useExchange } from './use-exchange'
import './index.scss'

type Opened = OutputOf<'mall.goods'>
type Over = 'confirm' | 'stores' | 'join' | null

function useShareGoods(id: string, name: string | undefined): void {
  useShare({ title: name ? `「${name}」积分就能换` : '积分能换的好东西', page: 'goods', params: { id } })
}

/** One of the goods: what it is and takes, the rules in words, and exchanging it. */
export default function GoodsPage() {
  const { id } = usePageParams('id')
  const query = useQuery('mall.goods', { goodsId: id })
  const [over, setOver] = useState<Over>(null)
  const join = useJoin(query.data?.brand, query.reload)
  const exchange = useExchange(id, query.data?.goods.name ?? '', query.reload)
  const chosen = useChosenStore()
  const opened = query.data
  const { chosen: price, choose } = usePriceChoice(opened)
  usePullToRefresh(query.reload)
  useShareGoods(id, opened?.goods.name)
  if (!opened || !price) {
    return (
      <Page title="兑换" back>
        <QueryBoundary query={query} skeleton={<GoodsSkeleton />} note="积分没有变动。">
          {() => null}
        </QueryBoundary>
      </Page>
    )
  }
  const store = opened.stores.find(each => each.id === chosen)
  return (
    <Page
      back
      bleed
      headerInk="paper"
      header={<Picture opened={opened} />}
      actions={
        <GoodsBar
          opened={opened}
          price={price}
          exchange={exchange}
          onConfirm={() => setOver('confirm')}
          onJoin={() => setOver('join')}
        />
      }
      sheets={
        <GoodsSheets
          opened={opened}
          price={price}
          store={store}
          over={over}
          onOver={setOver}
          join={join}
          exchange={exchange}
        />
      }
    >
      <View className="goods-paper">
        {staleBanner(query, '积分没有变动，连上后才能兑换')}
        <GoodsPaper opened={opened} price={price} store={store} onPrice={choose} onOver={setOver} />
      </View>
    </Page>
  )
}

/** The goods on their tile, behind the navigation bar. */
function Picture({ opened: { goods } }: { opened: Opened }) {
  return (
    <View className="goods-field">
      <GoodsArt art={goods.art} kind={goods.kind} />
    </View>
  )
}

interface GoodsPaperProps {
  opened: Opened
  price: GoodsPriceView
  store: StoreView | undefined
  onPrice: (withMoney: boolean) => void
  onOver: (over: Over) => void
}

/** What it is and takes, and its rules. */
function GoodsPaper({ opened, price, store, onPrice, onOver }: GoodsPaperProps) {
  const missing = missingText(opened)
  return (
    <>
      <Heading opened={opened} />
      <PriceChoice goods={opened.goods} chosen={price} onChoose={onPrice} />
      {missing && <StatusBanner tone="info" icon="clock" fact={missing} consequence={paceText(opened)} />}
      <GoodsFacts opened={opened} store={store} onStores={() => onOver('stores')} />
      {opened.description && <View className="goods-words">{opened.description}</View>}
    </>
  )
}

/** Name and price: the lowest first, and the prices that others or other times have. */
function Heading({ opened: { goods } }: { opened: Opened }) {
  return (
    <>
      <View className="goods-head">
        <View className="goods-name" role="heading">
          {goods.name}
        </View>
        <Tag>{KIND_WORDS[goods.kind]}</Tag>
      </View>
      <View className="goods-price">
        <Points points={goods.price.points} size={34} />
        {goods.price.note && <View className="caption ink-3">{goods.price.note}</View>}
        {goods.others.map(price => (
          <View key={otherPriceText(price)} className="caption ink-3">
            {otherPriceText(price)}
          </View>
        ))}
      </View>
    </>
  )
}

interface GoodsSheetsProps {
  opened: Opened
  price: GoodsPriceView
  /** Where it will be fetched, undefined = in any store. */
  store: StoreView | undefined
  over: Over
  onOver: (over: Over) => void
  join: ReturnType<typeof useJoin>
  exchange: ReturnType<typeof useExchange>
}

/** Confirming, the stores that have it, joining; one is open at most. */
function GoodsSheets({ opened, price, store, over, onOver, join, exchange }: GoodsSheetsProps) {
  const close = () => onOver(null)
  return (
    <>
      <ConfirmSheet
        open={over === 'confirm'}
        opened={opened}
        price={price}
        store={store}
        exchange={exchange}
        onClose={close}
      />
      <StoreSheet
        open={over === 'stores'}
        title="在哪家店取"
        note="换好以后、取货之前也能再换"
        stores={opened.stores}
        chosenId={store?.id ?? ''}
        onClose={close}
        onChoose={({ id }) => {
          chooseStore(id)
          close()
        }}
      />
      <JoinSheet
        way={over === 'join' ? 'either' : null}
        brand={opened.brand}
        joining={join}
        onClose={close}
        onAgree={() => undefined}
      />
    </>
  )
}

function GoodsSkeleton() {
  return (
    <>
      <SkeletonBlock height={284} radius={20} />
      <SkeletonBlock width="50%" height={32} />
      <SkeletonBlock width="30%" height={42} />
      <CardSkeleton lines={4} />
    </>
  )
}
