import type { OrderOpened } from '@shared/contract/actions/order'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Price } from '@/components/price'
import { Tag } from '@/components/tag'
import type { Seen } from '@/seen'
import { CameBack } from './came-back'
import { Receipt } from './receipt'

/** Everything came back: what, where and by when; no field of colour and no tick. */
export function Refunded({ opened, seen }: { opened: OrderOpened; seen: Seen }) {
  const { order, refunds, row } = opened
  const done = refunds.filter(({ state }) => state === 'success')
  const last = done[done.length - 1]
  const reason = [...done].reverse().find(each => each.reason !== '')?.reason
  return (
    <>
      <View className="refunded-top">
        <Tag icon="undo">{last ? `已退款 · ${momentWords(last.at, seen.now, seen.timeZone)}` : '已退款'}</Tag>
        {row.pickUp && <View className="refunded-number">{`取单号 ${row.pickUp.number}`}</View>}
      </View>
      <View className="body-2 ink-2">这一单全部退给你</View>
      <Price fen={order.refundedFen} size={48} />
      {reason && <View className="body-2 ink-2">{`门店说明：${reason}`}</View>}
      <CameBack opened={opened} seen={seen} />
      <View className="refunded-receipt">
        <Receipt opened={opened} />
      </View>
    </>
  )
}
