import type { ExchangeView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/domain/wording/dates'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '../../cloud/server-clock'
import { usePages } from '../../cloud/use-pages'
import { Card } from '../../components/card'
import { Empty } from '../../components/empty'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { CardBone } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { openPage } from '../../navigate'
import type { Seen } from '../../pages/coupons/ticket-of'
import { Opened, staleBanner } from '../../pages/opened'
import { More } from '../../pages/paging/more'
import { usePullToRefresh } from '../../use-pull-to-refresh'
import { stateTag, stateWords } from './words'
import './index.scss'

/** What the customer took for their points: what waits in the shop first meets the eye, the rest is history. */
export default function ExchangesPage() {
  const pages = usePages('mall.exchanges', {}, page => page.exchanges)
  usePullToRefresh(pages.reload)
  useReachBottom(() => void pages.loadMore())
  return (
    <Page title="兑换记录" back banner={staleBanner(pages, '积分和换到的东西没有变动')}>
      <Opened query={pages} bones={<ExchangesBones />}>
        {({ brand }) => {
          const seen = { now: serverNow(), timeZone: brand.timeZone }
          if (pages.items.length === 0 && !pages.more) {
            return (
              <Empty object="receipt" title="还没有兑换过" lines={['用积分换的东西和券，都记在这里。']} />
            )
          }
          return (
            <View className="stack exchanges">
              {pages.items.map(exchange => (
                <ExchangeCard key={exchange.id} exchange={exchange} seen={seen} />
              ))}
              <More pages={pages} end="没有更早的了" />
            </View>
          )
        }}
      </Opened>
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
        <View className="exchange-words">
          <View className="exchange-head">
            <View className="exchange-name">{goodsName}</View>
            <Tag tone={tag.tone}>{tag.word}</Tag>
          </View>
          <View className="small ink-2">{stateWords(exchange, seen)}</View>
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

function ExchangesBones() {
  return (
    <>
      <CardBone lines={4} />
      <CardBone lines={3} />
      <CardBone lines={3} />
    </>
  )
}
