import type { StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { callStore, leadTo } from '@/features/store/reach-store'
import './reach-icons.scss'

interface ReachIconsProps {
  store: StoreView
  ids: { call: string; lead: string }
  /** The call beside the way is the lesser of the two unless both count the same. */
  callFilled?: boolean
}

/** Two ways to reach a store, each where the store has one. */
export function ReachIcons({ store, ids, callFilled = false }: ReachIconsProps) {
  return (
    <>
      {store.phone && (
        <ReachIcon
          id={ids.call}
          icon="call"
          label={`打电话给${store.name}`}
          filled={callFilled}
          onTap={() => callStore(store)}
        />
      )}
      {store.location && (
        <ReachIcon id={ids.lead} icon="go" label={`带我去${store.name}`} filled onTap={() => leadTo(store)} />
      )}
    </>
  )
}

interface ReachIconProps {
  id: string
  icon: IconName
  label: string
  filled: boolean
  onTap: () => void
}

function ReachIcon({ id, icon, label, filled, onTap }: ReachIconProps) {
  return (
    <View
      id={id}
      className={`reach-icon ${filled ? 'reach-icon-filled' : ''}`}
      onClick={onTap}
      role="button"
      aria-label={label}
    >
      <Icon name={icon} size={20} />
    </View>
  )
}
