import type { OrderOpened } from '@shared/contract/actions/order'
import { integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import { openPage } from '@/navigate'
import type { Seen } from '@/seen'
import { CameBack } from './came-back'
import { NumberFace } from './number-face'
import { OrderWays } from './order-ways'
import { Receipt } from './receipt'
import { StoreCard } from './store-card'

interface PaidProps {
  opened: OrderOpened
  seen: Seen
  onHelp: () => void
}

/** Paid and kept, whole or in part. */
export function Paid({ opened, seen, onHelp }: PaidProps) {
  const { row, order, refunds } = opened
  const { pickUp } = row
  const taken = pickUp && (pickUp.state === 'taken' || !row.live)
  return (
    <>
      {pickUp && !taken && <NumberFace opened={opened} pickUp={pickUp} seen={seen} />}
      {pickUp && taken && (
        <View className="order-taken">
          <Icon name="check" size={18} />
          <View>
            {pickUp.state === 'taken'
              ? `${momentWords(pickUp.at, seen.now, seen.timeZone)} 已取走`
              : '已结束'}
          </View>
          <View className="order-taken-number">{`取单号 ${pickUp.number}`}</View>
        </View>
      )}
      {!pickUp && (
        <View className="order-lead">
          <View className="body-2 ink-2">{`${momentWords(row.at, seen.now, seen.timeZone)} 付款`}</View>
          <Price fen={order.payerFen} size={48} />
        </View>
      )}
      <StoreCard opened={opened} seen={seen} />
      <Receipt opened={opened} />
      {refunds.length > 0 ? <CameBack opened={opened} seen={seen} /> : <PointsStrip opened={opened} />}
      {pickUp?.state !== 'taken' && <OrderWays opened={opened} onHelp={onHelp} />}
    </>
  )
}

/** What it brought, and the balance it stands in. */
function PointsStrip({ opened: { grant, points, isMember } }: { opened: OrderOpened }) {
  if (!grant || grant.points === 0) return null
  const rest = !isMember
    ? '，入会就到账'
    : grant.waiting
      ? '，过几天到账'
      : `，现在有 ${integer(points.active)} 积分`
  return (
    <View id="order-points" className="order-points" onClick={() => openPage('points')} role="link">
      <Icon name="leaf" size={20} />
      <View className="order-points-text">
        <View className="order-points-gain">{`得了 ${integer(grant.points)} 积分`}</View>
        <View>{rest}</View>
      </View>
      <Icon name="forward" size={18} />
    </View>
  )
}
