import { integer, yuan } from '@shared/domain/money/display'
import { Card } from '@/components/card'
import { type Column, Table } from '@/components/table'
import type { Opened } from './words'

type UsedGift = Opened['usedGifts'][number]

const COLUMNS: readonly Column<UsedGift>[] = [
  { id: 'day', title: '退款日', cell: ({ day }) => day.slice(5) },
  { id: 'order', title: '订单尾号', cell: ({ orderTail }) => <span className="mono">{orderTail}</span> },
  { id: 'name', title: '用掉的礼', cell: ({ name }) => name || '券批次已经没有了' },
  { id: 'store', title: '门店', cell: ({ storeName }) => storeName || '–' },
  { id: 'paid', title: '付了，元', number: true, cell: ({ paidFen }) => yuan(paidFen) },
  { id: 'refunded', title: '退了，元', number: true, cell: ({ refundedFen }) => yuan(refundedFen) },
]

/** Gifts that were used before their order was refunded: they stay used and are not charged. */
export function UsedGifts({ gifts }: { gifts: readonly UsedGift[] }) {
  if (gifts.length === 0) return null
  return (
    <Card flush title="退款前已经用掉的礼" note={`${integer(gifts.length)} 张，不扣钱，只让你知道`}>
      <Table
        label="退款前已经用掉的礼"
        dense
        columns={COLUMNS}
        rows={gifts}
        keyOf={({ orderId, name }) => `${orderId} ${name}`}
      />
    </Card>
  )
}
