import type { OrderView } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CountUp } from '@/components/count-up'
import { screenFrame } from '@/device/screen-frame'
import { Hero } from '.'

/** Height of the hero below the navigation bar; the sheet covers the last 24 px. */
const BELOW_NAV = 336

/** The brand's field at the top of a page about one order; `tall` = px more than usual. */
export function PageHero({ children, tall = 0 }: { children: ReactNode; tall?: number }) {
  const { statusBar, navRow } = screenFrame()
  return (
    <Hero minHeight={statusBar + navRow + BELOW_NAV + tall}>
      <View className="hero-inner" style={{ paddingTop: `${statusBar + navRow + 14}px` }}>
        {children}
      </View>
    </Hero>
  )
}

/** Left what is known about the payment, right how much and where. */
export function HeroFacts({ chip, order }: { chip: ReactNode; order: OrderView | null }) {
  return (
    <View className="hero-facts">
      {chip}
      {order && order.amountFen > 0 && (
        <View className="hero-aside">
          <View>
            <Text className={order.refundedFen > 0 ? 'hero-struck' : ''}>
              {amount(order.payerFen || order.amountFen)}
            </Text>
            {order.storeName && ' ·'}
          </View>
          {order.storeName && <Text>{order.storeName}</Text>}
        </View>
      )}
    </View>
  )
}

export interface HeroText {
  /** The fact, in the chip. */
  chip: string
  label: string
  /** The one number of the screen; null when a sentence says it all. */
  points: number | null
  /** Instead of the number. */
  sentence: string
  line: string
}

/** The one number of the screen, counted up once under the name `once`, or a sentence in its place. */
export function HeroFigure({
  id,
  text: { label, points, sentence, line },
  once,
}: {
  id: string
  text: HeroText
  once: string
}) {
  return (
    <>
      {label && <View className="hero-label">{label}</View>}
      {points === null ? (
        <View className="hero-sentence">{sentence}</View>
      ) : (
        <View className="hero-figure" id={id}>
          <CountUp className="hero-number" value={points} once={once} />
          <Text className="hero-unit">积分</Text>
        </View>
      )}
      <View className="hero-line">{line}</View>
    </>
  )
}

/** The sheet of paper that covers the foot of the hero. */
export function HeroSheet({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <View className={`hero-sheet ${className}`}>{children}</View>
}
