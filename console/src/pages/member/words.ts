import type { BrandView, CustomerView, OutputOf } from '@shared/contract'
import type { MemberRowView, TimelineItem } from '@shared/contract/actions/member-list'
import { dayOf } from '@shared/domain/calendar/day'
import { amount, delta, integer } from '@shared/domain/money/display'
import { ENTRY_TITLES } from '@shared/text/points'

export type Timeline = OutputOf<'member.timeline'>
export type Profile = NonNullable<Timeline['profile']>

/** `林 * · 知味 · 尾号 6688` */
export function customerWords({ maskedName, tierName, phoneTail, isMember }: CustomerView): string {
  return [maskedName, isMember ? tierName : '还没入会', phoneTail && `尾号 ${phoneTail}`]
    .filter(Boolean)
    .join(' · ')
}

export const tierNameOf = ({ tiers }: BrandView, tierId: string): string =>
  tiers.find(({ id }) => id === tierId)?.name ?? ''

/** `*** **** 6688` */
export const phoneWords = ({ phoneTail }: Pick<MemberRowView, 'phoneTail'>): string =>
  phoneTail === '' ? '没留手机号' : `*** **** ${phoneTail}`

/** `6208 0415 77`: in fours, as it is read out. */
export const cardWords = (cardNo: string): string => cardNo.replace(/(\d{4})(?=\d)/g, '$1 ')

export type ItemFilter = 'all' | 'payment' | 'points' | 'coupon' | 'staff'

export const ITEM_FILTERS: readonly { id: ItemFilter; label: string }[] = [
  { id: 'all', label: '全部' },
  { id: 'payment', label: '付款' },
  { id: 'points', label: '积分' },
  { id: 'coupon', label: '券' },
  { id: 'staff', label: '店员办的' },
]

/** `staff` = whatever a staff member did. */
export function passes(item: TimelineItem, filter: ItemFilter): boolean {
  if (filter === 'all' || item.kind === filter) return true
  if (filter !== 'staff') return false
  if (item.kind === 'points') return item.entry.kind === 'adjust'
  return item.kind === 'coupon' && item.what !== 'taken'
}

/** Names an item on the line. */
export function keyOf(item: TimelineItem): string {
  if (item.kind === 'payment') return `payment ${item.at} ${item.orderTail}`
  return item.kind === 'points' ? item.entry.id : `${item.what} ${item.at} ${item.couponName}`
}

export interface ItemWords {
  tag: { text: string; tone: 'brand' | 'points' | 'info' }
  title: string
  note: string
  value: string
  /** Points that were taken back or ended. */
  isLess: boolean
}

export function itemWords(item: TimelineItem): ItemWords {
  switch (item.kind) {
    case 'payment':
      return {
        tag: { text: '付款', tone: 'brand' },
        title: [item.storeName, '付款已核实'].filter(Boolean).join(' · '),
        note: joined([
          `订单尾号 ${item.orderTail}`,
          item.refundedFen > 0 && `已退 ${amount(item.refundedFen)}`,
        ]),
        value: amount(item.paidFen),
        isLess: false,
      }
    case 'points':
      return pointsWords(item)
    case 'coupon':
      return couponWords(item)
  }
}

/** Lost or taken back; spending is neither. */
const LOSSES: readonly string[] = ['refund', 'stored-back', 'expire', 'close']

function pointsWords({ entry, byNames }: Extract<TimelineItem, { kind: 'points' }>): ItemWords {
  const waits = entry.points === 0 && entry.pendingPoints > 0
  return {
    tag: { text: '积分', tone: 'points' },
    title: joined([ENTRY_TITLES[entry.kind], entry.reason]),
    note: joined([
      `余 ${integer(entry.activeAfter)}`,
      entry.debtAfter > 0 && `欠 ${integer(entry.debtAfter)}`,
      waits && '还没到账',
      entry.debtRepaid > 0 && `先还了 ${integer(entry.debtRepaid)}`,
      byNames.length > 0 && `${byNames.join('、')}办的`,
    ]),
    value: delta(entry.points || entry.pendingPoints),
    isLess: LOSSES.includes(entry.kind),
  }
}

const COUPON_TITLES = { taken: '收下', used: '用掉', undone: '撤销核销' } as const

function couponWords(item: Extract<TimelineItem, { kind: 'coupon' }>): ItemWords {
  const name = item.couponName === '' ? '一张券' : `「${item.couponName}」`
  const note = item.what === 'taken' ? '' : joined([item.byName, item.storeName])
  const off = item.what === 'used' && item.offFen !== null ? `减 ${amount(item.offFen)}` : ''
  return {
    tag: { text: '券', tone: 'info' },
    title: `${COUPON_TITLES[item.what]}${name}`,
    note,
    value: off,
    isLess: false,
  }
}

const joined = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(' · ')

/** Items by their brand-local day, newest first. */
export function byDay(
  items: readonly TimelineItem[],
  timeZone: string,
): { day: string; items: TimelineItem[] }[] {
  const days = [...new Set(items.map(({ at }) => dayOf(at, timeZone)))]
  return days.map(day => ({ day, items: items.filter(({ at }) => dayOf(at, timeZone) === day) }))
}
