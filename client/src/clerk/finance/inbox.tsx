import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Section } from '@/components/section'
import { InboxRow } from './inbox-row'

/** Money that is in no order until a person decides; nothing is shown while there is none. */
export function Inbox({
  inbox: { open, rows },
  timeZone,
  onOutdated,
}: {
  inbox: OutputOf<'reconciliation.open'>['inbox']
  timeZone: string
  onOutdated: () => void
}) {
  if (open === 0) return null
  return (
    <Section title="待处理的收退款" note={`${integer(open)} 条`}>
      <View className="stack">
        {rows.map(row => (
          <Card key={row.id}>
            <InboxRow row={row} timeZone={timeZone} onOutdated={onOutdated} />
          </Card>
        ))}
        {open > rows.length && (
          <View className="caption ink-2">{`先处理这 ${integer(rows.length)} 条，其余的处理完会接着显示`}</View>
        )}
      </View>
    </Section>
  )
}
