import type { GoodsPriceView, OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { priceWords } from '@shared/text/mall'
import { spaced } from '@shared/text/spaced'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { StatusBanner } from '@/components/status-banner'
import { obstacleText } from '@/features/mall/goods-text'
import { SendAgain } from './send-again'
import type { Exchange } from './use-exchange'

interface GoodsBarProps {
  opened: OutputOf<'mall.goods'>
  /** The one that is chosen. */
  price: GoodsPriceView
  exchange: Exchange
  onConfirm: () => void
  onJoin: () => void
}

/** What one has and would have left, and the one button; disabled it says what is missing. */
export function GoodsBar({ opened, price, exchange, onConfirm, onJoin }: GoodsBarProps) {
  const { goods, points, state } = opened
  const obstacle = obstacleText(goods) || shortText(points.active, price)
  if (exchange.sent) return <SentBefore exchange={exchange} sent={exchange.sent} />
  if (state === 'guest') {
    return (
      <Button id="join" onTap={onJoin}>
        入会后就能兑换
      </Button>
    )
  }
  return (
    <>
      <View className="goods-balance">
        <View>{`你有 ${integer(points.active)} 积分`}</View>
        {!obstacle && <View>{`兑换后剩 ${integer(points.active - price.points)} 积分`}</View>}
      </View>
      <Button id="exchange" disabledBecause={obstacle || false} onTap={onConfirm}>
        {spaced(`用 ${priceWords(price)}兑换`)}
      </Button>
    </>
  )
}

/** Of a price in points alone where one with money is within reach. */
const shortText = (active: number, { points }: GoodsPriceView) =>
  active < points ? `还差 ${integer(points - active)} 分` : ''

/** An exchange that had no answer comes first. */
function SentBefore({ exchange, sent }: { exchange: Exchange; sent: NonNullable<Exchange['sent']> }) {
  return (
    <>
      <StatusBanner
        tone="warn"
        icon="offline"
        fact="上一次兑换还没等到回音"
        consequence="可能已经换好了。再送一次就知道，不会换两次"
      />
      <SendAgain exchange={exchange} sent={sent} />
    </>
  )
}
