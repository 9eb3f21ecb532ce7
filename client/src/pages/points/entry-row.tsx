import type { PointsEntryView } from '@shared/contract'
import { ENTRY_TITLES } from '@shared/text/points'
import { View } from '@tarojs/components'
import { Delta } from '@/components/points'
import { Tag } from '@/components/tag'
import type { Seen } from '@/seen'
import { entryBalance, entryChange, entryMeta, entryTag, isTakenBack } from './entry-text'

export interface EntryRowProps {
  entry: PointsEntryView
  seen: Seen
  /** Opens how it came about. */
  onTap: () => void
}

/** One change: what happened, when and where, how much, and the balance after it. */
export function EntryRow({ entry, seen, onTap }: EntryRowProps) {
  const tag = entryTag(entry)
  return (
    <View className="points-entry" hoverClass="points-entry-pressed" onClick={onTap} role="button">
      <View className="points-entry-text">
        <View className="points-entry-title">
          {ENTRY_TITLES[entry.kind]}
          {tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
        </View>
        <View className="caption ink-3">{entryMeta(entry, seen.now, seen.timeZone)}</View>
      </View>
      <View className="points-entry-numbers">
        <Delta change={entryChange(entry)} takenBack={isTakenBack(entry)} />
        <View className="caption ink-3">{entryBalance(entry)}</View>
      </View>
    </View>
  )
}
