import { dayOf } from '@shared/domain/calendar/day'
import { dayWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { standingWords } from '@/brand/features/staff/places-text'
import type { Listed } from '@/brand/features/staff/standing-fields'
import { Avatar } from '@/components/avatar'
import { Icon } from '@/components/icon'

export type Person = Listed['people'][number]

/** One of the staff; a row the caller may not change opens nothing. */
export function PersonRow({
  person,
  listed,
  onOpen,
}: {
  person: Person
  listed: Listed
  onOpen: () => void
}) {
  const { name, isSelf, mayChange, lastDay } = person
  const today = dayOf(listed.now, listed.brand.timeZone)
  const last = lastDay === '' ? '七天没有经手' : `${dayWords(lastDay, today)}经手过`
  return (
    <View
      id={`person-${name}`}
      className="person"
      {...(mayChange ? { onClick: onOpen, hoverClass: 'person-pressed', role: 'button' } : {})}
    >
      <Avatar name={name} />
      <View className="person-text">
        <View className="person-name">{isSelf ? `${name}（你）` : name}</View>
        <View className="body-2 ink-2">{standingWords(person, listed)}</View>
        <View className="caption ink-3">{last}</View>
      </View>
      {mayChange && <Icon name="forward" size={18} bold={false} />}
    </View>
  )
}
