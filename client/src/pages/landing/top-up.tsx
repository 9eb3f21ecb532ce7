import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { HeroChip } from '@/components/hero'
import { HeroFacts, PageHero } from '@/components/hero/page-hero'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Price } from '@/components/price'
import { Section } from '@/components/section'
import { StatusBanner } from '@/components/status-banner'
import { openPage } from '@/navigate'
import type { Landing } from './hero-text'

/** After a top-up the balance is the number of the screen. */
export function TopUpHero({ landing: { order, stored, stores } }: { landing: Landing }) {
  return (
    <PageHero tall={-40}>
      <View className="landing-appear">
        <HeroFacts chip={<HeroChip icon="check">充值已核实</HeroChip>} order={order} />
        <View className="hero-label">你的余额</View>
        <View id="landing-balance">
          <Price fen={stored?.totalFen ?? 0} size={64} />
        </View>
        <View className="hero-line">{`${stores.length} 家门店都能用`}</View>
      </View>
    </PageHero>
  )
}

/** What came in, and how the two parts go again. */
export function TopUpFacts({ landing: { order, grant } }: { landing: Landing }) {
  if (!order) return null
  const bonusFen = order.topUp?.bonusFen ?? 0
  return (
    <Section size="large" title="这次存进来">
      <View className="stack">
        <KeyValues>
          <KeyValue label="你付的">{amount(order.payerFen)}</KeyValue>
          {bonusFen > 0 && <KeyValue label="店里送的">{`+${amount(bonusFen)}`}</KeyValue>}
          {bonusFen > 0 && <KeyValue label="用的时候">付的和送的按比例一起用</KeyValue>}
          <KeyValue label="想退的时候">没用完的本金退给你</KeyValue>
        </KeyValues>
        {!grant?.points && <StatusBanner tone="info" fact="充值不另外得积分。" />}
      </View>
    </Section>
  )
}

export function TopUpBar() {
  return (
    <View className="bar-row">
      <Button id="see-stored" kind="outline" onTap={() => openPage('stored')}>
        看余额
      </Button>
      <Button id="go-pay" onTap={() => openPage('pay')}>
        去点单
      </Button>
    </View>
  )
}
