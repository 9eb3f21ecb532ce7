import { amount, integer } from '@shared/domain/money/display'
import { numberText, sidesText, sumOf } from '@shared/text/bills'
import { DIFFERENCE_REASONS, DIFFERENCE_TITLES } from '@shared/text/differences'
import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Cell, Cells } from '@/components/cell'
import { Section } from '@/components/section'
import { DifferenceRow } from './difference-row'
import { byKind, type Difference } from './text'

/** What is still open, by kind, each explained; then what was healed this month. */
export function Differences({
  differences,
  onOutdated,
}: {
  differences: readonly Difference[]
  onOutdated: () => void
}) {
  const open = differences.filter(({ state }) => state === 'open')
  const healed = differences.filter(({ state }) => state === 'healed')
  return (
    <>
      <Section title="要看的差异" note={open.length > 0 ? `${integer(open.length)} 条` : '没有'}>
        {open.length === 0 ? (
          <View className="small ink-2">账单和我们的订单、退款一笔一笔都对得上。</View>
        ) : (
          <View className="stack">
            {byKind(open).map(({ kind, rows }) => (
              <Card key={kind}>
                <View className="finance-kind">
                  <View className="t3">{DIFFERENCE_TITLES[kind]}</View>
                  <View className="num">{amount(sumOf(rows))}</View>
                </View>
                <View className="small ink-2">{DIFFERENCE_REASONS[kind]}</View>
                {rows.map(row => (
                  <DifferenceRow key={row.id} difference={row} onOutdated={onOutdated} />
                ))}
              </Card>
            ))}
          </View>
        )}
      </Section>
      {healed.length > 0 && (
        <Section title="这个月已补齐" note={`${integer(healed.length)} 条`}>
          <Cells>
            {healed.map(each => (
              <Cell
                key={each.id}
                icon="check"
                title={DIFFERENCE_TITLES[each.kind]}
                note={`${numberText(each)} · ${sidesText(each)}`}
              />
            ))}
          </Cells>
        </Section>
      )}
    </>
  )
}
