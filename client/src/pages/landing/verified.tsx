import { integer } from '@shared/domain/money/display'
import { debtWords } from '@shared/text/points'
import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { HeroSheet } from '@/components/hero/page-hero'
import { Page } from '@/components/page'
import { StatusBanner } from '@/components/status-banner'
import { presumeStore } from '@/features/brand/chosen-store'
import { StoreSheet } from '@/features/brand/store-sheet'
import { JoinBar, useRuleSheet } from '@/features/member/join-bar'
import { JoinSheet, type JoinWay } from '@/features/member/join-sheet'
import { useJoin } from '@/features/member/use-join'
import { openPage, openTab } from '@/navigate'
import { LandingBlockView } from './blocks'
import { heroText, type Landing } from './hero-text'
import { TopUpBar, TopUpHero } from './top-up'
import { type Gifts, useGifts, waitingGifts } from './use-gifts'
import { VerifiedHero } from './verified-hero'

export interface VerifiedLandingProps {
  landing: Landing
  mark: ReactNode
  banner: ReactNode
  joinedHere: boolean
  onJoined: () => void
  reload: () => Promise<void>
}

/** Verified: the points, the gifts, and the way on. Joining takes everything that waits. */
export function VerifiedLanding(props: VerifiedLandingProps) {
  const { landing, joinedHere, onJoined, reload } = props
  const { brand, order, member } = landing
  const [agreed, setAgreed] = useState(false)
  const [way, setWay] = useState<JoinWay | null>(null)
  const [stores, setStores] = useState(false)
  const rules = useRuleSheet(brand)
  const gifts = useGifts(order?.id)
  const joining = useJoin(brand, async () => {
    await gifts.take(waitingGifts(landing.gifts))
    onJoined()
    await reload()
  })
  const guest = member.state === 'guest'
  usePresumedStore(landing.store?.id)
  const take = async (indexes: readonly number[]) => {
    await gifts.take(indexes)
    await reload()
  }
  return (
    <Page
      mark={props.mark}
      bleed
      className="landing"
      header={<Headline landing={landing} joinedHere={joinedHere} />}
      actions={
        guest ? (
          <JoinToTakeAll
            gain={gainText(landing)}
            joining={joining}
            agreed={agreed}
            onAgreed={setAgreed}
            onWay={setWay}
            rules={rules}
          />
        ) : (
          <MemberBar landing={landing} joinedHere={joinedHere} gifts={gifts} onTakeAll={take} />
        )
      }
      sheets={
        <VerifiedSheets
          {...{ way, joining, rules, stores, landing }}
          onWay={setWay}
          onAgreed={setAgreed}
          onStores={setStores}
        />
      }
    >
      <VerifiedContent
        banner={props.banner}
        landing={landing}
        gifts={gifts}
        guest={guest}
        onWay={setWay}
        take={take}
        onStores={() => setStores(true)}
      />
    </Page>
  )
}

/** The number of the screen: the balance after a top-up, else the points of the order. */
function Headline({ landing, joinedHere }: { landing: Landing; joinedHere: boolean }) {
  if (landing.order?.topUp) return <TopUpHero landing={landing} />
  return <VerifiedHero landing={landing} text={heroText(landing, joinedHere)} />
}

/** What joining brings here and now, on its button. */
function gainText({ gifts, member }: Landing): string {
  if (waitingGifts(gifts).length > 0) return '全部收下'
  const { pending } = member.points
  return pending > 0 ? `收下 ${integer(pending)} 积分` : '开始攒积分'
}

interface JoinToTakeAllProps {
  gain: string
  joining: ReturnType<typeof useJoin>
  agreed: boolean
  onAgreed: (agreed: boolean) => void
  onWay: (way: JoinWay) => void
  rules: ReturnType<typeof useRuleSheet>
}

/** A guest's next step: joining takes everything that waits. */
function JoinToTakeAll({ gain, joining, agreed, onAgreed, onWay, rules }: JoinToTakeAllProps) {
  return (
    <JoinBar
      joining={joining}
      gain={gain}
      agreed={agreed}
      onAgree={onAgreed}
      onAskConsent={onWay}
      onRead={rules.read}
    />
  )
}

/** The store one paid at is the one chosen, until another is. */
function usePresumedStore(storeId: string | undefined): void {
  useEffect(() => presumeStore(storeId), [storeId])
}

interface VerifiedSheetsProps {
  way: JoinWay | null
  joining: ReturnType<typeof useJoin>
  onWay: (way: null) => void
  onAgreed: (agreed: boolean) => void
  rules: ReturnType<typeof useRuleSheet>
  stores: boolean
  landing: Landing
  onStores: (open: boolean) => void
}

/** Joining, the rules, and the stores. */
function VerifiedSheets({
  way,
  joining,
  onWay,
  onAgreed,
  rules,
  stores,
  landing,
  onStores,
}: VerifiedSheetsProps) {
  return (
    <>
      <JoinSheet
        way={way}
        brand={landing.brand}
        joining={joining}
        onClose={() => onWay(null)}
        onAgree={() => onAgreed(true)}
      />
      {rules.sheet}
      <StoreSheet open={stores} title="门店" stores={landing.stores} onClose={() => onStores(false)} />
    </>
  )
}

interface VerifiedContentProps {
  banner: ReactNode
  landing: Landing
  gifts: Gifts
  guest: boolean
  onWay: (way: JoinWay) => void
  take: (indexes: readonly number[]) => Promise<void>
  onStores: () => void
}

/** The blocks of the order, as the brand arranged them. */
function VerifiedContent({ banner, landing, gifts, guest, onWay, take, onStores }: VerifiedContentProps) {
  const { debt } = landing.member.points
  return (
    <HeroSheet className="landing-appear">
      {banner}
      {debt > 0 && <StatusBanner tone="danger" fact={`${debtWords(debt)}。`} />}
      <View className="landing-blocks">
        {landing.blocks.map(block => (
          <LandingBlockView
            key={block}
            block={block}
            landing={landing}
            gifts={gifts}
            onTake={index => (guest ? onWay('either') : void take([index]))}
            onStores={onStores}
          />
        ))}
      </View>
      <SeeOrder landing={landing} />
    </HeroSheet>
  )
}

/** The order itself: its goods, its number, what came back. */
function SeeOrder({ landing: { order } }: { landing: Landing }) {
  if (!order) return null
  const { id, pickUp } = order
  return (
    <View className="landing-cells">
      <Cells>
        <Cell
          id="see-order"
          icon="receipt"
          title="看这笔订单"
          {...(pickUp ? { value: `取单号 ${pickUp.number}` } : {})}
          onTap={() => openPage('order', { id })}
        />
      </Cells>
    </View>
  )
}

interface MemberBarProps {
  landing: Landing
  joinedHere: boolean
  gifts: Gifts
  onTakeAll: (indexes: readonly number[]) => Promise<void>
}

/** A member's next step: take what waits, else use what is ready; who just joined looks around first. */
function MemberBar({ landing, joinedHere, gifts, onTakeAll }: MemberBarProps) {
  const waiting = waitingGifts(landing.gifts)
  const { ready } = landing
  if (landing.order?.topUp && waiting.length === 0) return <TopUpBar />
  const exchangeId = landing.order?.exchangeId
  if (exchangeId) {
    return (
      <Button id="see-exchange" onTap={() => openPage('exchange', { id: exchangeId })}>
        看换到的东西
      </Button>
    )
  }
  if (landing.gifts.length === 0)
    return (
      <Button id="go-card" onTap={() => openTab('card')}>
        看会员卡
      </Button>
    )
  return (
    <>
      {waiting.length > 0 ? (
        <Button
          id="take-all"
          pending={gifts.taking !== null && '正在收下'}
          onTap={() => void onTakeAll(waiting)}
        >
          {waiting.length === 1 ? '收下，放进券包' : '全部收下'}
        </Button>
      ) : ready && !joinedHere ? (
        <Button id="use-now" onTap={() => openPage('coupon', { id: ready.id })}>
          去使用
        </Button>
      ) : (
        <Button id="go-wallet" onTap={() => openTab('wallet')}>
          去券包看看
        </Button>
      )}
      <View className="join-without">
        <Button id="go-card" kind="text" onTap={() => openTab('card')}>
          看会员卡
        </Button>
      </View>
    </>
  )
}
