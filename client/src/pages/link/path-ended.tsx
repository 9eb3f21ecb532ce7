import type { OutputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import { linkText } from '@shared/text/link'
import { spaced } from '@shared/text/spaced'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Icon } from '@/components/icon'
import { Section } from '@/components/section'
import { enterPath, openTab, tabPages } from '@/navigate'

type Ended = Exclude<OutputOf<'link.resolve'>, { state: 'live' }>

/** No error: what was, that nothing was lost, and what there is today. */
export function PathEnded({ resolved }: { resolved: Ended }) {
  const { state, brand, name, fromAt, untilAt, isMember, ways, now } = resolved
  const fact = linkText.endedFact(state, { name, fromAt, untilAt: untilAt || NEVER }, now, brand.timeZone)
  return (
    <View className="path-ended">
      <Drawing />
      <View className="path-ended-title">{linkText.endedTitle[state]}</View>
      {fact !== '' && <View className="path-ended-fact">{spaced(`${fact}。`)}</View>}
      {(state === 'ended' || state === 'stopped') && (
        <View className="path-ended-fact">{`${linkText.nothingLost}。`}</View>
      )}
      <WaysOn ways={ways} />
      <Button id="see-card" size="l" onTap={() => openTab('card')}>
        {isMember ? '看我的会员卡' : '去看看会员有什么'}
      </Button>
    </View>
  )
}

/** Each way only if it is there. */
function WaysOn({ ways: { offers, store } }: { ways: Ended['ways'] }) {
  if (offers.count === 0 && !store) return null
  return (
    <Section title="现在有这些" size="large">
      <Cells>
        {offers.count > 0 && (
          <Cell
            id="see-offers"
            icon="ticket"
            title={`领券中心有 ${offers.count} 张能领`}
            note={offers.names.join('，')}
            onTap={() => enterPath(`${tabPages.wallet.slice(1)}?offer=all`)}
          />
        )}
        {store && (
          <Cell
            id="see-store"
            icon="store"
            title={store.name}
            note={[store.address, store.hours].filter(Boolean).join(' · ')}
            onTap={() => openTab('me')}
          />
        )}
      </Cells>
    </Section>
  )
}

/** A poster that has been taken down, on the brand's map. */
function Drawing() {
  return (
    <View className="path-ended-drawing" aria-hidden>
      <View className="path-ended-ring path-ended-ring-1" />
      <View className="path-ended-ring path-ended-ring-2" />
      <View className="path-ended-ring path-ended-ring-3" />
      <View className="path-ended-poster">
        <Icon name="leaf" size={40} bold={false} />
        <View className="path-ended-dots" />
      </View>
    </View>
  )
}
