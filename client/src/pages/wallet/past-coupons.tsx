import type { CouponView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { monthWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import type { Pages } from '@/cloud/use-pages'
import { CouponTicket } from '@/components/coupon-ticket'
import { Empty } from '@/components/empty'
import { LoadMore } from '@/components/load-more'
import { ticketOf } from '@/features/coupon/ticket-of'
import { openPage } from '@/navigate'
import type { Wallet } from './usable-coupons'

export interface PastCouponsProps {
  tab: 'used' | 'invalid'
  wallet: Wallet
  pages: Pages<Wallet, CouponView>
}

/** Coupons that are over: this month's first, then the older ones. */
export function PastCoupons({ tab, wallet, pages }: PastCouponsProps) {
  const seen = { now: serverNow(), timeZone: wallet.brand.timeZone }
  const month = dayOf(seen.now, seen.timeZone).slice(0, 7)
  const monthOf = (coupon: CouponView) => dayOf(endOf(coupon), seen.timeZone).slice(0, 7)
  const recent = pages.items.filter(coupon => monthOf(coupon) >= month)
  const older = pages.items.filter(coupon => monthOf(coupon) < month)
  if (pages.items.length === 0) {
    return tab === 'used' ? (
      <Empty title="还没有用过券" lines={['出示券码给店员扫，用过的会留在这里。']} />
    ) : (
      <Empty title="没有失效的券" lines={['过期或收回的券会留在这里。']} />
    )
  }
  const groups = [
    { title: monthWords(month, month), coupons: recent },
    { title: '更早', coupons: older },
  ].filter(({ coupons }) => coupons.length > 0)
  return (
    <>
      {groups.map(({ title, coupons }) => (
        <View key={title} className="wallet-group">
          <View className="wallet-month">{title}</View>
          <View className="stack">
            {coupons.map(coupon => (
              <CouponTicket
                key={coupon.id}
                {...ticketOf(coupon, seen)}
                onTap={() => openPage('coupon', { id: coupon.id })}
              />
            ))}
          </View>
        </View>
      ))}
      <LoadMore pages={pages} end="没有更多了" />
    </>
  )
}

/** When a coupon was over: its last use, else the end of its days. */
const endOf = ({ lastUse, validToAt }: CouponView) => lastUse?.at ?? validToAt - 1
