import type { LandingBlock } from '@shared/domain/brand/types'
import { nextGiftWords } from '@shared/text/coupons'
import { tierProgressWords } from '@shared/text/points'
import { weekWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Cell, Cells } from '@/components/cell'
import { CouponTicket } from '@/components/coupon-ticket'
import type { IconName } from '@/components/icon'
import { Section } from '@/components/section'
import { TierProgress } from '@/components/tier-progress'
import { ticketOf } from '@/features/coupon/ticket-of'
import { openPage } from '@/navigate'
import { GiftList, type GiftListProps } from './gift-list'
import { RefundFacts } from './refund-facts'
import { TopUpFacts } from './top-up'

const ICONS: readonly IconName[] = ['leaf', 'gift', 'calendar']

export interface LandingBlockProps extends GiftListProps {
  block: LandingBlock
  onStores: () => void
}

/** One block of the post-payment page. */
export function LandingBlockView({ block, landing, gifts, onTake, onStores }: LandingBlockProps) {
  switch (block) {
    case 'refund':
      return <RefundFacts landing={landing} />
    case 'top-up':
      return <TopUpFacts landing={landing} />
    case 'gifts':
      return <GiftList landing={landing} gifts={gifts} onTake={onTake} />
    case 'next-gift':
      return <NextGift landing={landing} />
    case 'joining':
      return <Joining landing={landing} />
    case 'coupon':
      return <BestCoupon landing={landing} />
    case 'next-tier':
      return <NextTier landing={landing} />
    case 'store':
      return <Store landing={landing} onStores={onStores} />
  }
}

type Shown = Pick<LandingBlockProps, 'landing'>

/** A campaign counts one payment: what is missing from this one does not carry over. */
function NextGift({ landing: { nextGift } }: Shown) {
  if (!nextGift) return null
  return (
    <Card>
      <View id="next-gift" className="t3">
        {nextGiftWords(nextGift)}
      </View>
      <View className="small ink-2">一次付满就送，金额不跨单累计</View>
    </Card>
  )
}

function Joining({ landing: { brand } }: Shown) {
  const benefits = (brand.tiers[0]?.benefits ?? []).slice(0, 3)
  if (benefits.length === 0) return null
  return (
    <Section size="large" title="入会还有">
      <Cells>
        {benefits.map((benefit, i) => (
          <Cell key={benefit} icon={ICONS[i] ?? 'leaf'} title={benefit} />
        ))}
      </Cells>
    </Section>
  )
}

function BestCoupon({ landing: { best, brand, now, store } }: Shown) {
  if (!best) return null
  const open = () => openPage('coupon', { id: best.id })
  return (
    <Section size="large" title={`${store?.name ?? brand.name} 现在能用`}>
      <CouponTicket
        id="best-coupon"
        {...ticketOf(best, { now, timeZone: brand.timeZone })}
        onTap={open}
        action={{ id: 'use-best', label: '去使用', onTap: open }}
      />
    </Section>
  )
}

function NextTier({ landing: { member } }: Shown) {
  const { growth, next } = member.progress
  return (
    <Card onTap={() => openPage('tiers')}>
      <TierProgress
        sentence={tierProgressWords(member.progress, member.state)}
        growth={growth}
        goal={next?.tier.threshold ?? null}
      />
    </Card>
  )
}

function Store({ landing: { store }, onStores }: Shown & { onStores: () => void }) {
  return (
    <Cells>
      <Cell
        id="see-store"
        icon="store"
        title={store?.name ?? '看门店'}
        {...(store ? { value: weekWords(store.hours) } : {})}
        onTap={onStores}
      />
    </Cells>
  )
}
