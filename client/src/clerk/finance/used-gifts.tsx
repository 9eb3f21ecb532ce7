import type { OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { Card } from '../../components/card'
import { Cell, Cells } from '../../components/cell'
import { Section } from '../../components/section'
import { billDayWords } from './words'

/** What refunded orders had given and their customers had used by then; nothing is shown while there is none. */
export function UsedGifts({ gifts }: { gifts: OutputOf<'finance.open'>['usedGifts'] }) {
  if (gifts.length === 0) return null
  return (
    <Section title="退款前用掉的随单礼" note="不向顾客追收">
      <Card>
        <Cells flat>
          {gifts.map(({ orderId, orderTail, day, name, storeName, refundedFen }) => (
            <Cell
              key={`${orderId}${name}`}
              title={name || '随单礼'}
              note={`${billDayWords(day)} · ${storeName} · 订单尾号 ${orderTail}`}
              value={`退 ${amount(refundedFen)}`}
            />
          ))}
        </Cells>
      </Card>
    </Section>
  )
}
