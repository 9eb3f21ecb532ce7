import type { CouponView, OutputOf } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { endingWords, tierProgressWords } from '@shared/text/points'
import { spaced } from '@shared/text/spaced'
import { View } from '@tarojs/components'
import { arrivedText } from '@/cloud/last-good'
import { CardFace } from '@/components/card-face'
import { CompactFace } from '@/components/card-face/compact-face'
import { Cell, Cells } from '@/components/cell'
import { CouponTicket } from '@/components/coupon-ticket'
import { Section } from '@/components/section'
import { TierProgress } from '@/components/tier-progress'
import { lastDayText, ticketOf, WITHOUT_NETWORK } from '@/features/coupon/ticket-of'
import { PerkCells } from '@/features/perk/perk-cells'
import { openPage, openTab } from '@/navigate'
import { greeting, joinedText } from './greeting'
import { StoreCard } from './store-card'

export type Card = OutputOf<'member.card'>

export interface MemberHomeProps {
  card: Card
  /** When old data was read, epoch ms of this phone; undefined = it is fresh. */
  stale: number | undefined
  onCode: () => void
  onStores: () => void
}

/** A member's first screen, led by what the brand chose (seed MC-06); the same blocks in another order. */
export function MemberHome(props: MemberHomeProps) {
  const { card, stale, onStores } = props
  const template = card.brand.homeTemplate ?? 'card'
  return (
    <>
      {template === 'card' && <CardLeads {...props} />}
      {template === 'coupons' && <CardBelow {...props} withCode />}
      {template === 'store' && <StoreLeads {...props} />}
      <UsableHere
        card={card}
        stale={stale !== undefined}
        most={template === 'coupons' ? MOST_TICKETS : 1}
        {...(template === 'store' ? {} : { onStores })}
      />
      {card.perks && (
        <View className="home-perks">
          <PerkCells perks={card.perks} today={dayOf(card.now, card.brand.timeZone)} brief />
        </View>
      )}
      {template !== 'store' && <PayCell card={card} />}
    </>
  )
}

/** Tickets where the coupons lead. */
const MOST_TICKETS = 3

/** Card as an object, way to the next tier, points and coupons. */
function CardLeads({ card, stale, onCode }: MemberHomeProps) {
  const { brand, member, now } = card
  const { tier, growth, next } = member.progress
  return (
    <>
      {stale === undefined && (
        <View className="home-hello">{greeting(member, brand.name, now, brand.timeZone)}</View>
      )}
      <CardFace
        level={tier.level}
        wordmark={brand.wordmark}
        tierName={tier.name}
        note={joinedText(member.joinedAt, brand.timeZone)}
        cardNo={member.cardNo}
        onCode={onCode}
      />
      <View className="home-tier" id="see-tiers" onClick={() => openPage('tiers')} role="link">
        <TierProgress
          sentence={tierProgressWords(member.progress, member.state)}
          growth={growth}
          goal={next?.tier.threshold ?? null}
        />
      </View>
      <Holdings card={card} stale={stale} />
    </>
  )
}

function StoreLeads(props: MemberHomeProps) {
  const { card, onStores, onCode } = props
  return (
    <>
      <StoreCard store={card.store} onStores={onStores} onCode={onCode} />
      <View className="home-compact">
        <CardBelow {...props} />
      </View>
    </>
  )
}

/** The same card where it does not lead. */
function CardBelow({ card: { member }, onCode, withCode = false }: MemberHomeProps & { withCode?: boolean }) {
  const { tier } = member.progress
  const code = { id: 'open-code', label: '会员码', withCode, onTap: onCode }
  const tiers = { id: 'see-tiers', label: '会员卡', withCode, onTap: () => openPage('tiers') }
  return (
    <CompactFace
      level={tier.level}
      tierName={tier.name}
      note={tierProgressWords(member.progress, member.state)}
      points={member.points.active}
      action={withCode ? code : tiers}
    />
  )
}

const PayCell = ({ card }: { card: Card }) => (
  <View className="home-pay">
    <Cells>
      <Cell
        id="go-pay"
        icon="tea"
        title="点单付款"
        note={`在${card.store.name}，付完自动记积分`}
        onTap={() => openPage('pay')}
      />
    </Cells>
  </View>
)

/** Points | coupons, each with the one date that matters. */
function Holdings({ card: { brand, member, coupons, now }, stale }: Pick<MemberHomeProps, 'card' | 'stale'>) {
  const seen = { now, timeZone: brand.timeZone }
  const today = dayOf(now, brand.timeZone)
  const { expiring, debt, pending } = member.points
  const asOf = stale === undefined ? null : `截至 ${arrivedText(stale, brand.timeZone)}`
  const pointsNote = debt
    ? `欠 ${integer(debt)} 分，下次得分先还`
    : expiring
      ? endingWords(expiring.points, expiring.day, today)
      : pending
        ? `${integer(pending)} 分待到账`
        : '付款就能得'
  const soon = coupons.endingSoon
  return (
    <View className="home-holdings">
      <View className="home-holding" id="see-points" onClick={() => openPage('points')} role="link">
        <View className="caption ink-2">积分</View>
        <View className="home-number">{integer(member.points.active)}</View>
        <View className="caption ink-3">{asOf ?? pointsNote}</View>
      </View>
      <View className="home-holding" id="see-coupons" onClick={() => openTab('wallet')} role="link">
        <View className="caption ink-2">券</View>
        <View className="home-number">
          {integer(coupons.usable)}
          <View className="home-unit">张</View>
        </View>
        <View className={`caption ${soon && !asOf ? 'home-soon' : 'ink-3'}`}>
          {asOf ??
            (soon
              ? spaced(`${soon.count} 张${lastDayText(soon.validToAt, seen)}到期`)
              : couponNote(coupons.usable))}
        </View>
      </View>
    </View>
  )
}

const couponNote = (usable: number) => (usable > 0 ? '都还不急' : '去领券中心看看')

interface UsableHereProps {
  card: Card
  stale: boolean
  most: number
  /** Absent where the store has a block of its own. */
  onStores?: () => void
}

/** 云栖路店 现在能用: the coupons to use first; without network their codes cannot be opened. */
function UsableHere({ card, stale, most, onStores }: UsableHereProps) {
  const coupons = card.coupons.here.slice(0, most)
  const link = onStores && !stale ? { link: { id: 'change-store', label: '换门店', onTap: onStores } } : {}
  const title = coupons.length > 0 ? `${card.store.name} 现在能用` : `在${card.store.name}`
  return (
    <Section size="large" title={title} {...link}>
      <View className="stack">
        {coupons.map((coupon, i) => (
          <UsableTicket key={coupon.id} coupon={coupon} card={card} stale={stale} first={i === 0} />
        ))}
      </View>
      {coupons.length === 0 && (
        <Cells>
          <Cell
            id="see-wallet"
            icon="ticket"
            title={card.coupons.usable > 0 ? '券都还不能在这家店用' : '现在没有能用的券'}
            note={card.coupons.usable > 0 ? '去券包看看为什么' : '领券中心里看看'}
            onTap={() => openTab('wallet')}
          />
        </Cells>
      )}
    </Section>
  )
}

interface UsableTicketProps {
  coupon: CouponView
  card: Card
  stale: boolean
  first: boolean
}

function UsableTicket({ coupon, card, stale, first }: UsableTicketProps) {
  const seen = { now: card.now, timeZone: card.brand.timeZone }
  const open = () => openPage('coupon', { id: coupon.id })
  if (stale) return <CouponTicket {...ticketOf(coupon, seen)} {...WITHOUT_NETWORK} onTap={open} />
  return (
    <CouponTicket
      {...(first ? { id: 'best-coupon' } : {})}
      {...ticketOf(coupon, seen)}
      onTap={open}
      action={{ id: first ? 'use-best' : `use-${coupon.id}`, label: '去使用', onTap: open }}
    />
  )
}
