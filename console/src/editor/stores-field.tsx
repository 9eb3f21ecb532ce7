import { Chips } from '@/components/chips'

interface StoresFieldProps {
  stores: readonly { id: string; name: string }[]
  /** `['*']` = every store. */
  value: readonly string[]
  onChange: (stores: string[]) => void
}

/** Every store, or some by name; one that has gone out of business stays until it is taken out. */
export function StoresField({ stores, value, onChange }: StoresFieldProps) {
  const toggle = (id: string) => {
    if (id === '*') return onChange(['*'])
    const named = value.filter(each => each !== '*')
    onChange(named.includes(id) ? named.filter(each => each !== id) : [...named, id])
  }
  const gone = value.filter(id => id !== '*' && !stores.some(store => store.id === id))
  return (
    <Chips
      label="门店"
      chips={[
        { id: '*', label: `全部 ${stores.length} 家` },
        ...stores.map(({ id, name }) => ({ id, label: name })),
        ...gone.map(id => ({ id, label: '已停用的店' })),
      ]}
      selected={value}
      onToggle={toggle}
    />
  )
}
