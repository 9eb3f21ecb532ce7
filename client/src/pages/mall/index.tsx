import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Chip } from '@/components/chip'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { SkeletonBlock } from '@/components/skeleton'
import { JoinSheet } from '@/features/member/join-sheet'
import { useJoin } from '@/features/member/use-join'
import { openPage, openTab, type PageName } from '@/navigate'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { useShare } from '@/use-share'
import { type Choice, chipsOf, shownGoods } from './choices'
import { GoodsCard } from './goods-card'
import './index.scss'

type Mall = OutputOf<'mall.list'>

/** What the points buy: what one can take now first, everything else with what is missing to it. */
export default function MallPage() {
  const query = useQuery('mall.list', {})
  const [joining, setJoining] = useState(false)
  const join = useJoin(query.data?.brand, query.reload)
  usePullToRefresh(query.reload)
  useShare({ title: '积分能换的好东西', page: 'mall' })
  return (
    <Page
      title="兑换"
      tab="mall"
      banner={staleBanner(query, '积分没有变动，连上后才能兑换')}
      sheets={
        query.data && (
          <JoinSheet
            way={joining ? 'either' : null}
            brand={query.data.brand}
            joining={join}
            onClose={() => setJoining(false)}
            onAgree={() => undefined}
          />
        )
      }
    >
      <QueryBoundary query={query} skeleton={<MallSkeleton />} note="积分没有变动。">
        {mall => <MallContent mall={mall} onJoin={() => setJoining(true)} />}
      </QueryBoundary>
    </Page>
  )
}

/** The balance, the choice, and the goods of that choice. */
function MallContent({ mall, onJoin }: { mall: Mall; onJoin: () => void }) {
  const guest = mall.state === 'guest'
  const [choice, setChoice] = useState<Choice>(guest ? 'all' : 'now')
  const goods = shownGoods(mall.goods, choice)
  return (
    <>
      {guest ? <GuestCard mall={mall} onJoin={onJoin} /> : <Balance mall={mall} />}
      <ScrollView className="mall-chips" scrollX>
        <View className="mall-chips-row" role="radiogroup">
          {chipsOf(mall.goods, guest).map(({ id, label }) => (
            <Chip key={id} id={`choose-${id}`} selected={id === choice} onTap={() => setChoice(id)}>
              {label}
            </Chip>
          ))}
        </View>
      </ScrollView>
      {goods.length === 0 ? (
        <Nothing mall={mall} onAll={() => setChoice('all')} />
      ) : (
        <View className="mall-goods">
          {goods.map(each => (
            <GoodsCard key={each.id} goods={each} />
          ))}
        </View>
      )}
    </>
  )
}

/** What there is to spend, and where it came from and went. */
function Balance({ mall }: { mall: Mall }) {
  return (
    <View className="mall-top">
      <View className="mall-balance">
        <View className="mall-balance-number" id="balance">
          {integer(mall.points.active)}
        </View>
        <View className="body-2 ink-2">积分可用</View>
      </View>
      <View className="mall-links">
        <TopLink id="see-exchanges" label="兑换记录" page="exchanges" />
        <TopLink id="see-points" label="积分明细" page="points" />
      </View>
    </View>
  )
}

function TopLink({ id, label, page }: { id: string; label: string; page: PageName }) {
  return (
    <View id={id} className="mall-link" onClick={() => openPage(page)} role="link">
      {label}
      <Icon name="forward" size={14} />
    </View>
  )
}

/** Joining comes first; points that wait for it are named. */
function GuestCard({ mall, onJoin }: { mall: Mall; onJoin: () => void }) {
  const { pending } = mall.points
  return (
    <Card className="mall-guest">
      <View className="mall-guest-text">
        <View className="t3">入会后就能兑换</View>
        <View className="body-2 ink-2">
          {pending > 0 ? `已有 ${integer(pending)} 积分为你保留，入会就到账` : '入会不收费，付款自动记积分'}
        </View>
      </View>
      <Button id="join" size="s" onTap={onJoin}>
        入会
      </Button>
    </Card>
  )
}

/** Nothing to take now is no dead end: all goods, or how to earn. */
function Nothing({ mall, onAll }: { mall: Mall; onAll: () => void }) {
  if (mall.goods.length === 0) {
    return (
      <Empty
        title="还没有兑换品"
        lines={['新的兑换品上架后会出现在这里，积分都在。']}
        action={{ label: '看会员卡', id: 'go-home', onTap: () => openTab('card') }}
      />
    )
  }
  return (
    <Empty
      title="现在没有能换的"
      lines={['还差多少，写在每一件下面。付款就能得积分。']}
      action={{ label: '看全部', id: 'see-all', onTap: onAll }}
    />
  )
}

function MallSkeleton() {
  return (
    <>
      <SkeletonBlock width="50%" height={42} />
      <SkeletonBlock width="80%" height={32} radius={16} />
      {['first', 'second'].map(row => (
        <View key={row} className="mall-goods">
          <View className="goods-card">
            <SkeletonBlock height={210} radius={18} />
          </View>
          <View className="goods-card">
            <SkeletonBlock height={210} radius={18} />
          </View>
        </View>
      ))}
    </>
  )
}
