import type { CouponView } from '@shared/contract'
import { conditionWords } from '@shared/text/coupons'
import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import { CouponTicket, ticketValueOf } from '@/components/coupon-ticket'
import { Empty } from '@/components/empty'
import { Section } from '@/components/section'
import { useTimeZone } from '@/theme/brand-theme'

/** What of the customer's coupons works here now, best first. */
export function UsableCoupons({
  coupons,
  onChoose,
}: {
  coupons: readonly CouponView[]
  onChoose: (couponId: string) => void
}) {
  const timeZone = useTimeZone()
  return (
    <Section title="这家店现在能用的券" note={`${coupons.length} 张`}>
      {coupons.length === 0 ? (
        <Empty title="没有现在能用的券" lines={['照常收款，积分会自动到顾客账上。']} />
      ) : (
        <View className="stack">
          {coupons.map(coupon => (
            <CouponTicket
              key={coupon.id}
              value={ticketValueOf(coupon.terms.benefit, coupon.usesLeft)}
              condition={conditionWords(coupon.terms)}
              name={coupon.terms.name}
              meta={`${deadlineWords(coupon.validToAt, serverNow(), timeZone)}到期`}
              state="usable"
              action={{ label: '用这张', onTap: () => onChoose(coupon.id) }}
            />
          ))}
        </View>
      )}
    </Section>
  )
}
