import type { OutputOf } from '@shared/contract'
import { hasAllStores } from '@shared/domain/staff/giving'
import type { StaffRole } from '@shared/domain/staff/types'
import { roleDuties, roleName } from '@shared/text/staff'
import { View } from '@tarojs/components'
import { Chip } from '@/components/chip'
import './standing-fields.scss'

export type Listed = OutputOf<'staff.list'>
export interface Standing {
  role: StaffRole
  stores: string[]
}

/** What is missing before it can be given, in words on the button. */
export const missingOf = ({ role, stores }: Standing): string | false =>
  !hasAllStores(role) && stores.length === 0 ? '先选门店' : false

interface StandingFieldsProps {
  value: Standing
  listed: Listed
  onChange: (value: Standing) => void
}

/** Role and stores: what a person may do, and where. Roles of the whole brand have no stores to choose. */
export function StandingFields({ value, listed, onChange }: StandingFieldsProps) {
  const { role, stores } = value
  const isEverywhere = stores.includes('*')
  const toggle = (id: string) => {
    const others = stores.filter(each => each !== id && each !== '*')
    onChange({ role, stores: stores.includes(id) ? others : [...others, id] })
  }
  return (
    <View className="standing">
      <View className="standing-chips" role="radiogroup" aria-label="角色">
        {listed.roles.map(each => (
          <Chip
            key={each}
            id={`role-${each}`}
            selected={each === role}
            onTap={() => onChange({ role: each, stores })}
          >
            {roleName(each)}
          </Chip>
        ))}
      </View>
      <View className="body-2 ink-2">{roleDuties(role)}</View>
      {hasAllStores(role) ? (
        <View className="body-2 ink-2">管全部门店</View>
      ) : (
        <View className="standing-chips" role="group" aria-label="门店">
          {listed.everywhere && (
            <Chip id="store-all" selected={isEverywhere} onTap={() => onChange({ role, stores: ['*'] })}>
              全部门店
            </Chip>
          )}
          {listed.stores.map(({ id, name }) => (
            <Chip
              key={id}
              id={`store-${id.split(':')[1]}`}
              selected={stores.includes(id)}
              onTap={() => toggle(id)}
            >
              {name}
            </Chip>
          ))}
        </View>
      )}
    </View>
  )
}
