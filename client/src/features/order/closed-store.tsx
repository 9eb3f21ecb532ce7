import type { StoreView } from '@shared/contract'
import { closedStoreWords, distanceWords, minutesLeft } from '@shared/text/stores'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Section } from '@/components/section'
import { StatusBanner } from '@/components/status-banner'
import { nearestOpen } from '@/features/store/arrange-stores'
import { storeOpen } from '@/features/store/store-open'
import { usePlace } from '@/features/store/use-place'
import type { Seen } from '@/seen'
import './closed-store.scss'

/** Over the page: closed, or about to close; null while it is open for longer. */
export function storeWarning(store: StoreView, seen: Seen): ReactNode {
  const { state } = storeOpen(store, seen.now, seen.timeZone)
  const closed = closedStoreWords(store.name, state, seen.now, seen.timeZone)
  if (closed) {
    return <StatusBanner tone="warn" icon="moon" fact={closed.fact} consequence={`${closed.consequence}。`} />
  }
  if (state.kind !== 'open' || !state.closesSoon || state.untilAt === null) return null
  return (
    <StatusBanner
      tone="warn"
      icon="clock"
      fact={`还有 ${minutesLeft(state.untilAt, seen.now)} 分钟打烊。`}
      consequence="现在还能下单，请打烊前来取。"
    />
  )
}

interface OtherStoreProps {
  store: StoreView
  stores: readonly StoreView[]
  seen: Seen
  onChoose: (store: StoreView) => void
}

/** The nearest store that is open while this one is not. */
export function OtherStore({ store, stores, seen, onChoose }: OtherStoreProps) {
  const { place } = usePlace()
  const other = nearestOpen(stores, store.id, { place, ...seen })
  if (!other) return null
  const { words } = storeOpen(other.store, seen.now, seen.timeZone)
  const facts = [other.metres === null ? '' : distanceWords(other.metres), words]
  return (
    <Section size="large" title="接下来可以">
      <View className="pay-other">
        <View className="pay-other-row">
          <View className="pay-other-icon">
            <Icon name="store" size={22} />
          </View>
          <View>
            <View className="pay-other-name">{`${other.store.name}还开着`}</View>
            <View className="small ink-2">{facts.filter(Boolean).join(' · ')}</View>
          </View>
        </View>
        <Button id="other-store" onTap={() => onChoose(other.store)}>
          {`换到${other.store.name}下单`}
        </Button>
      </View>
    </Section>
  )
}
