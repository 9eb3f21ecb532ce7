import type { OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { billDayText } from '@shared/text/bills'
import { Cell, Cells } from '@/components/cell'
import { Section } from '@/components/section'

/** Gifts of refunded orders that were used before the refund; renders nothing when there are none. */
export function UsedGifts({ gifts }: { gifts: OutputOf<'reconciliation.open'>['usedGifts'] }) {
  if (gifts.length === 0) return null
  return (
    <Section title="退款前用掉的随单的券" note="不向顾客追收">
      <Cells>
        {gifts.map(({ orderId, orderTail, day, name, storeName, refundedFen }) => (
          <Cell
            key={`${orderId}${name}`}
            title={name || '随单的券'}
            note={`${billDayText(day)} · ${storeName} · 订单尾号 ${orderTail}`}
            value={`退 ${amount(refundedFen)}`}
          />
        ))}
      </Cells>
    </Section>
  )
}
