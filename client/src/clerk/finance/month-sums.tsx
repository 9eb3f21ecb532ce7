import type { OutputOf } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'
import { countText } from '@shared/text/bills'
import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/cell'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Section } from '@/components/section'

type Sums = OutputOf<'reconciliation.open'>['sums']

/** What the month's bills come to; each merchant number by itself where the brand has several. */
export function MonthSums({ sums: { brand, merchants } }: { sums: Sums }) {
  return (
    <Section title="这个月微信收退">
      <View className="stack">
        <KeyValues>
          <KeyValue label={`收款 ${integer(brand.payments)} 笔`}>{amount(brand.paidFen)}</KeyValue>
          <KeyValue label={`退款 ${integer(brand.refunds)} 笔`}>{amount(brand.refundedFen)}</KeyValue>
        </KeyValues>
        {merchants.length > 1 && (
          <Cells>
            {merchants.map(each => (
              <Cell
                key={each.mchid}
                icon="store"
                title={each.storeName || each.entity}
                note={[`商户号尾号 ${each.mchid.slice(-4)}`, countText(each)].join(' · ')}
              />
            ))}
          </Cells>
        )}
      </View>
    </Section>
  )
}
