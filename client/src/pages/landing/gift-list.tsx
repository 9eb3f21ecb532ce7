import type { GiftView } from '@shared/contract'
import { conditionWords } from '@shared/text/coupons'
import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { CouponTicket, type CouponTicketProps, ticketValueOf } from '@/components/coupon-ticket'
import { Section } from '@/components/section'
import { storesText } from '@/features/coupon/rule-text'
import { openPage } from '@/navigate'
import type { Landing } from './hero-text'
import type { Gifts } from './use-gifts'

export interface GiftListProps {
  landing: Landing
  gifts: Gifts
  onTake: (index: number) => void
}

/** The gifts that came with the order, to be taken or to be used. */
export function GiftList({ landing, gifts, onTake }: GiftListProps) {
  if (landing.gifts.length === 0) return null
  const waiting = landing.gifts.filter(({ state }) => state === 'waiting')
  const deadline = Math.min(...waiting.map(({ takeUntilAt }) => takeUntilAt))
  const taken = landing.gifts.some(({ state }) => state === 'taken')
  const title = waiting.length > 0 ? giftTitle(waiting) : taken ? '下次来就能用' : '随单的券'
  const note =
    waiting.length > 0 ? `${deadlineWords(deadline, landing.now, landing.brand.timeZone)}前可收下` : undefined
  return (
    <Section size="large" title={title} {...(note ? { note } : {})}>
      <View className="stack">
        {landing.gifts.map(gift => (
          <CouponTicket
            key={gift.index}
            id={`gift-${gift.index}`}
            {...giftText(gift, landing)}
            {...giftAction(gift, gifts, onTake)}
          />
        ))}
      </View>
    </Section>
  )
}

/** One campaign speaks by its own name; gifts of several are counted. */
function giftTitle(gifts: readonly GiftView[]): string {
  const [name, ...others] = new Set(gifts.map(({ campaignName }) => campaignName))
  if (name && others.length === 0) return name
  return gifts.length === 1 ? '这一单送你一张券' : `这一单送你 ${gifts.length} 张券`
}

type GiftText = Pick<CouponTicketProps, 'value' | 'condition' | 'name' | 'meta' | 'state' | 'stamp'>

function giftText(gift: GiftView, { now, brand, stores }: Landing): GiftText {
  const { terms, state, coupon, validDays } = gift
  const base = {
    value: ticketValueOf(terms.benefit),
    condition: conditionWords(terms),
    name: terms.name,
  }
  const where = `${storesText(terms.stores, stores)}可用`
  if (state === 'withdrawn') return { ...base, state: 'expired', stamp: '收回', meta: '这一单退款了' }
  if (state === 'over') return { ...base, state: 'expired', stamp: '过期', meta: '没在当天收下' }
  if (state === 'taken') {
    if (coupon?.state === 'USED') return { ...base, state: 'used', meta: where }
    const ends = coupon ? [`${deadlineWords(coupon.validToAt, now, brand.timeZone)}前有效`] : []
    return { ...base, state: 'usable', meta: [...ends, where] }
  }
  const life = validDays === null ? [] : [`收下后 ${validDays} 天内有效`]
  return { ...base, state: 'usable', meta: [...life, where] }
}

function giftAction(
  { index, state, coupon }: GiftView,
  { taking, refused }: Gifts,
  onTake: (index: number) => void,
): Pick<CouponTicketProps, 'action' | 'reason'> {
  const trouble = refused[index]
  const reason = trouble ? { reason: { text: trouble } } : {}
  if (state === 'waiting') {
    const action = {
      id: `take-gift-${index}`,
      label: '收下',
      onTap: () => onTake(index),
      pending: taking === index ? '正在收' : (false as const),
    }
    return { action, ...reason }
  }
  if (state !== 'taken' || !coupon || coupon.state === 'USED') return reason
  const use = () => openPage('coupon', { id: coupon.id })
  return { action: { id: `use-gift-${index}`, label: '去使用', onTap: use } }
}
