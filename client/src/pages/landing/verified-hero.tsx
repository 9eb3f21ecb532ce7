import { tierProgressWords } from '@shared/text/points'
import { Text, View } from '@tarojs/components'
import { HeroChip } from '@/components/hero'
import { HeroFacts, HeroFigure, type HeroText, PageHero } from '@/components/hero/page-hero'
import { ProgressBar } from '@/components/tier-progress'
import { tierShare } from '@/features/tier/tier-text'
import { growthText, type Landing } from './hero-text'

/** Verified: the points of this order counting up, when they arrive, how far to the next tier. */
export function VerifiedHero({ landing, text }: { landing: Landing; text: HeroText }) {
  const { order, member, blocks } = landing
  const saidBelow = blocks.includes('next-tier') || blocks.includes('joining')
  return (
    <PageHero tall={saidBelow ? -56 : 0}>
      <View className="landing-appear">
        <HeroFacts chip={<HeroChip icon="check">{text.chip}</HeroChip>} order={order} />
        <HeroFigure id="landing-points" text={text} once={`order:${order?.id ?? ''}`} />
        {!saidBelow && (
          <View className="landing-growth">
            <ProgressBar share={tierShare(member.progress)} tone="on-face" />
            <View className="landing-growth-text">
              <Text>{growthText(member)}</Text>
              <Text>{tierProgressWords(member.progress, member.state)}</Text>
            </View>
          </View>
        )}
      </View>
    </PageHero>
  )
}
