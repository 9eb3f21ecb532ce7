import { View } from '@tarojs/components'
import { type Listed, StandingFields } from '@/brand/features/staff/standing-fields'
import { Card } from '@/components/card'
import { Chip } from '@/components/chip'
import type { InvitationForm } from './use-invitation'

const LIVES = [
  { minutes: 10, label: '10 分钟' },
  { minutes: 60, label: '1 小时' },
  { minutes: 1440, label: '24 小时' },
] as const

/** What the person becomes, where, and how long the code works. */
export function InviteFields({ form: { fields, set }, listed }: { form: InvitationForm; listed: Listed }) {
  return (
    <Card>
      <View className="stack">
        <StandingFields value={fields} listed={listed} onChange={set} />
        <View className="standing-chips" role="radiogroup" aria-label="多久有效">
          {LIVES.map(({ minutes, label }) => (
            <Chip
              key={minutes}
              id={`life-${minutes}`}
              selected={fields.minutes === minutes}
              onTap={() => set({ minutes })}
            >
              {label}
            </Chip>
          ))}
        </View>
      </View>
    </Card>
  )
}
