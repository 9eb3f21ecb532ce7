import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { calendarDayWords } from '@shared/text/dates'
import { Text, View } from '@tarojs/components'
import { CardGround } from '@/components/card-face'
import { Cell, Cells } from '@/components/cell'
import type { IconName } from '@/components/icon'
import { Section } from '@/components/section'
import { openPage } from '@/navigate'
import { greeting } from './greeting'
import type { Card } from './member-home'

const ICONS: readonly IconName[] = ['leaf', 'gift', 'calendar']

/** A person without a card: what waits for them, one button, what joining gives. */
export function GuestHome({ card, onJoin }: { card: Card; onJoin: () => void }) {
  const { brand, member, now, store } = card
  const { pending } = member.points
  const kept = member.keptUntilDay
  const today = dayOf(now, brand.timeZone)
  return (
    <>
      <View className="home-hello">{greeting(member, brand.name, now, brand.timeZone)}</View>
      <CardGround level={1} wordmark={brand.wordmark} label="还没入会">
        <View className="guest-text">
          {pending > 0 ? (
            <>
              <View className="guest-label">已经为你记下</View>
              <View className="guest-points">
                <Text className="guest-number">{integer(pending)}</Text>
                <Text className="guest-unit">积分在等你</Text>
              </View>
            </>
          ) : (
            <>
              <View className="guest-label">一步就好，不收费</View>
              <View className="guest-title">领一张会员卡</View>
            </>
          )}
        </View>
        <View id="join" className="guest-join" hoverClass="face-code-pressed" onClick={onJoin} role="button">
          手机号入会
        </View>
      </CardGround>
      <View className="guest-note">
        {pending > 0 && kept
          ? `为你保留到 ${calendarDayWords(kept, today)}，入会后马上到账`
          : '入会以后，付款自动记积分'}
      </View>
      <Section size="large" title="入会就有">
        <Cells>
          {(brand.tiers[0]?.benefits ?? []).slice(0, 3).map((benefit, i) => (
            <Cell key={benefit} icon={ICONS[i] ?? 'leaf'} title={benefit} />
          ))}
        </Cells>
      </Section>
      <View className="home-pay">
        <Cells>
          <Cell
            id="go-pay"
            icon="tea"
            title="点单付款"
            note={`在${store.name}，不入会也能付`}
            onTap={() => openPage('pay')}
          />
        </Cells>
      </View>
    </>
  )
}
