import { View } from '@tarojs/components'
import './index.scss'

export interface TabsProps<Id extends string> {
  tabs: readonly { id: Id; label: string; count?: number }[]
  selected: Id
  onSelect: (id: Id) => void
}

/** Views of one list. A count is a quiet number, never a red dot. */
export function Tabs<Id extends string>({ tabs, selected, onSelect }: TabsProps<Id>) {
  return (
    <View className="tabs" role="tablist">
      {tabs.map(tab => (
        <View
          key={tab.id}
          id={`tab-${tab.id}`}
          className={`tabs-tab ${tab.id === selected ? 'tabs-selected' : ''}`}
          onClick={() => onSelect(tab.id)}
          role="tab"
          aria-selected={tab.id === selected}
        >
          {tab.label}
          {tab.count !== undefined && <View className="tabs-count">{String(tab.count)}</View>}
        </View>
      ))}
    </View>
  )
}
