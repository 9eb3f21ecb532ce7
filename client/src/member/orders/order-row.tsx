import type { OrderRowView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { dayWords, momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { Price } from '@/components/price'
import { orderTitle, outcomeOf } from '@/member/features/order/order-text'
import { openPage } from '@/navigate'
import type { Seen } from '@/seen'

const ICONS = {
  goods: 'tea',
  'top-up': 'wallet',
  exchange: 'gift',
  store: 'receipt',
} as const satisfies Record<OrderRowView['kind'], IconName>

/** The minute matters on the day itself only. */
function whenWords(at: number, { now, timeZone }: Seen): string {
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)]
  return day === today ? momentWords(at, now, timeZone) : dayWords(day, today)
}

/** One order: what, when and where; what was paid, and what it brought. */
export function OrderRow({ row, seen }: { row: OrderRowView; seen: Seen }) {
  const { id, tail, kind, at, storeName, fen, state } = row
  const outcome = outcomeOf(row, seen.now)
  const when = [whenWords(at, seen), storeName].filter(Boolean).join(' · ')
  const isOpen = outcome.tone === 'open'
  return (
    <View
      id={`order-${tail}`}
      className="order-row"
      hoverClass="order-row-pressed"
      onClick={() => openPage('order', { id })}
      role="button"
    >
      <View className={`order-row-picture ${kind === 'goods' ? 'order-row-goods' : ''}`}>
        <Icon name={ICONS[kind]} size={22} />
      </View>
      <View className="order-row-text">
        <View className="order-row-title">{orderTitle(row)}</View>
        <View className="small ink-3">{when}</View>
      </View>
      <View className="order-row-figures">
        <Price fen={fen} size={17} struck={state === 'refunded'} />
        {outcome.text && <View className={`small order-row-${outcome.tone}`}>{outcome.text}</View>}
        {isOpen && <View className="order-row-pay">去付款</View>}
      </View>
    </View>
  )
}
