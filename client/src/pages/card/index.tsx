import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock, TicketSkeleton } from '@/components/skeleton'
import { Wordmark } from '@/components/wordmark'
import { atStore, chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { StoreSheet } from '@/features/brand/store-sheet'
import { JoinSheet, type JoinWay } from '@/features/member/join-sheet'
import { banners, useMergeRequest } from '@/features/member/merge-request'
import { useJoin } from '@/features/member/use-join'
import { openTab } from '@/navigate'
import { useBrandTheme } from '@/theme/brand-theme'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { useShare } from '@/use-share'
import { GuestHome } from './guest-home'
import { MemberCodeSheet } from './member-code'
import { MemberHome } from './member-home'
import './index.scss'

/** The first screen: the card as an object, its code one tap away, and what can be used here and now. */
export default function CardPage() {
  const storeId = useChosenStore()
  const query = useQuery('member.card', atStore(storeId))
  const { wordmark } = useBrandTheme()
  const [sheet, setSheet] = useState<'code' | 'stores' | null>(null)
  const [way, setWay] = useState<JoinWay | null>(null)
  const card = query.data
  const joining = useJoin(card?.brand, query.reload)
  const asked = useMergeRequest(card, () => void query.reload())
  const stale = staleBanner(query, card?.member.state === 'member' ? '会员码照常能用' : '连上后再入会')
  usePullToRefresh(query.reload)
  useShare({ title: '会员卡，消费记积分', page: 'card' })
  return (
    <Page
      mark={<Wordmark name={card?.brand.wordmark ?? wordmark} />}
      tab="card"
      banner={banners(stale, asked)}
      className="home"
      sheets={
        card && (
          <HomeSheets
            sheet={sheet}
            card={card}
            query={query}
            onSheet={setSheet}
            way={way}
            joining={joining}
            onWay={setWay}
          />
        )
      }
    >
      <QueryBoundary query={query} skeleton={<HomeSkeleton />}>
        {data =>
          data.member.state === 'guest' ? (
            <GuestHome card={data} onJoin={() => setWay('either')} />
          ) : (
            <MemberHome
              card={data}
              stale={query.stale ? query.at : undefined}
              onCode={() => setSheet('code')}
              onStores={() => setSheet('stores')}
            />
          )
        }
      </QueryBoundary>
    </Page>
  )
}

interface HomeSheetsProps {
  sheet: 'code' | 'stores' | null
  card: OutputOf<'member.card'>
  query: { reload: () => Promise<void> }
  onSheet: (sheet: null) => void
  way: JoinWay | null
  joining: ReturnType<typeof useJoin>
  onWay: (way: null) => void
}

/** The member code, the stores, and joining. */
function HomeSheets({ sheet, card, query, onSheet, way, joining, onWay }: HomeSheetsProps) {
  return (
    <>
      <MemberCodeSheet
        open={sheet === 'code'}
        card={card}
        onRenew={() => void query.reload()}
        onClose={() => onSheet(null)}
        onCoupons={() => {
          onSheet(null)
          openTab('wallet')
        }}
      />
      <StoreSheet
        open={sheet === 'stores'}
        title="换一家店"
        stores={card.stores}
        chosenId={card.store.id}
        onClose={() => onSheet(null)}
        onChoose={({ id }) => {
          chooseStore(id)
          onSheet(null)
        }}
      />
      <JoinSheet
        way={way}
        brand={card.brand}
        joining={joining}
        onClose={() => onWay(null)}
        onAgree={() => undefined}
      />
    </>
  )
}

function HomeSkeleton() {
  return (
    <>
      <SkeletonBlock width="50%" height={34} />
      <SkeletonBlock height={204} radius={20} />
      <SkeletonBlock height={6} />
      <CardSkeleton />
      <TicketSkeleton />
    </>
  )
}
