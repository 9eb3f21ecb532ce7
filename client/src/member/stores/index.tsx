import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { Section } from '@/components/section'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { chooseStore, useChosenStore } from '@/features/brand/chosen-store'
import { arrangeStores, type PlacedStore, searchStores } from '@/features/store/arrange-stores'
import { useNow } from '@/features/store/store-open'
import { type KnownPlace, usePlace } from '@/features/store/use-place'
import { goBack } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { useShare } from '@/use-share'
import { ChosenStore } from './chosen-store'
import { LocationAsk } from './location-ask'
import { SearchField } from './search-field'
import { StoreRows } from './store-rows'
import './index.scss'

/** Where the stores are, which are open, how far, and the way there; a tap chooses one. */
export default function StoresPage() {
  useShare({ title: '门店都在这里', page: 'stores' })
  const { coupon, choose } = usePageParams('coupon', 'choose')
  const query = useQuery('store.list', coupon ? { couponId: coupon } : {})
  const known = usePlace()
  usePullToRefresh(query.reload)
  return (
    <Page title={choose ? '换一家店' : '门店'} back banner={staleBanner(query, '营业时间可能已经变了')}>
      <QueryBoundary query={query} skeleton={<StoresSkeleton />} note="门店还在，稍后再看。">
        {listed => <Stores listed={listed} known={known} goesBack={choose !== ''} />}
      </QueryBoundary>
    </Page>
  )
}

interface StoresProps {
  listed: OutputOf<'store.list'>
  known: KnownPlace
  /** Opened to choose: the choice leads back. */
  goesBack: boolean
}

function Stores({ listed, known, goesBack }: StoresProps) {
  const { brand, stores, coupon } = listed
  const { timeZone } = brand
  const [words, setWords] = useState('')
  const now = useNow()
  const chosenId = useChosenStore()
  const arranged = arrangeStores(stores, { place: known.place, now, timeZone })
  const chosen = words === '' && !coupon ? arranged.find(({ store }) => store.id === chosenId) : undefined
  const { found, stores: hits } = searchStores(arranged, words)
  const seen = { now, timeZone }
  const onChoose = ({ store }: PlacedStore) => {
    chooseStore(store.id)
    if (goesBack) goBack()
  }
  return (
    <View className="stores">
      <SearchField words={words} onWords={setWords} />
      {!known.place && <LocationAsk known={known} />}
      {chosen && (
        <Section title="你选的店" note={`积分和券 ${integer(stores.length)} 家店通用`}>
          <ChosenStore placed={chosen} seen={seen} {...(goesBack ? { onChoose } : {})} />
        </Section>
      )}
      {groupsOf(hits, { coupon, found, near: known.place !== null, except: chosen }).map(
        ({ title, note, stores: inGroup }) => (
          <Section key={title} title={title} {...(note ? { note } : {})}>
            <StoreRows stores={inGroup} chosenId={chosenId} seen={seen} onChoose={onChoose} />
          </Section>
        ),
      )}
    </View>
  )
}

interface Group {
  title: string
  note?: string
  stores: readonly PlacedStore[]
}

interface Grouping {
  coupon: OutputOf<'store.list'>['coupon']
  found: boolean
  near: boolean
  except: PlacedStore | undefined
}

/** Under which titles the stores stand: a coupon's own first, a search without hit says so. */
function groupsOf(stores: readonly PlacedStore[], { coupon, found, near, except }: Grouping): Group[] {
  if (!found) return [{ title: near ? '没搜到，离你最近的几家' : '没搜到，先看这几家', stores }]
  if (!coupon) {
    const others = stores.filter(each => each !== except)
    const title = near ? '从近到远' : except ? '其他门店' : '全部门店'
    return others.length > 0 ? [{ title, ...(near ? { note: '按你现在的位置' } : {}), stores: others }] : []
  }
  const works = ({ store }: PlacedStore) => coupon.stores.includes('*') || coupon.stores.includes(store.id)
  const [usable, others] = [stores.filter(works), stores.filter(each => !works(each))]
  const groups = [
    { title: `能用这张券的 ${integer(usable.length)} 家`, note: coupon.name, stores: usable },
    { title: '这些店不参加', note: '这张券在这里用不了', stores: others },
  ]
  return groups.filter(group => group.stores.length > 0)
}

function StoresSkeleton() {
  return (
    <>
      <SkeletonBlock height={44} radius={22} />
      <CardSkeleton lines={3} />
      <CardSkeleton lines={6} />
    </>
  )
}
