import type { OrderView } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { tierProgressWords } from '@shared/domain/wording/points'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CountUp } from '../../components/count-up'
import { Hero, HeroChip } from '../../components/hero'
import { ProgressBar } from '../../components/tier-progress'
import { screenFrame } from '../../device/screen-frame'
import { tierShare } from '../tiers/words'
import { growthWords, type HeroWords, type Landing } from './hero-words'

/** Height of the hero below the navigation bar; the sheet covers the last 24 px (ui.md part 5). */
const BELOW_NAV = 336

/** The brand's field at the top of the page; `tall` by as much as the steps of checking need. */
export function LandingHero({ children, tall = 0 }: { children: ReactNode; tall?: number }) {
  const { statusBar, navRow } = screenFrame()
  return (
    <Hero minHeight={statusBar + navRow + BELOW_NAV + tall}>
      <View className="landing-hero" style={{ paddingTop: `${statusBar + navRow + 14}px` }}>
        {children}
      </View>
    </Hero>
  )
}

/** Left what is known about the payment, right how much and where. */
export function FactsLine({ chip, order }: { chip: ReactNode; order: OrderView | null }) {
  return (
    <View className="landing-facts">
      {chip}
      {order && order.amountFen > 0 && (
        <View className="landing-amount">
          <Text className={order.refundedFen > 0 ? 'landing-struck' : ''}>
            {amount(order.payerFen || order.amountFen)}
          </Text>
          {order.storeName && <Text>{`· ${order.storeName}`}</Text>}
        </View>
      )}
    </View>
  )
}

/** Verified: the points of this order counting up, when they arrive, how far to the next tier. */
export function VerifiedHero({ landing, words }: { landing: Landing; words: HeroWords }) {
  const { order, member } = landing
  const { chip, label, points, sentence, line } = words
  return (
    <LandingHero>
      <View className="landing-appear">
        <FactsLine chip={<HeroChip icon="check">{chip}</HeroChip>} order={order} />
        {label && <View className="landing-label">{label}</View>}
        {points === null ? (
          <View className="landing-sentence">{sentence}</View>
        ) : (
          <View className="landing-points" id="landing-points">
            <CountUp className="landing-number" value={points} once={`order:${order?.id ?? ''}`} />
            <Text className="landing-unit">积分</Text>
          </View>
        )}
        <View className="landing-line">{line}</View>
        <View className="landing-growth">
          <ProgressBar share={tierShare(member.progress)} tone="on-face" />
          <View className="landing-growth-words">
            <Text>{growthWords(member)}</Text>
            <Text>{tierProgressWords(member.progress, member.state)}</Text>
          </View>
        </View>
      </View>
    </LandingHero>
  )
}
