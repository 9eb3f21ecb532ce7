import type { Previewed } from '@shared/contract/actions/redemption'
import { conditionWords, timesWords } from '@shared/text/coupons'
import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Advice } from '@/clerk/components/advice'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { couponText } from '@/clerk/features/redemption/redemption-text'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { CouponTicket, ticketValueOf } from '@/components/coupon-ticket'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Section } from '@/components/section'
import { goBack } from '@/navigate'
import { useTimeZone } from '@/theme/brand-theme'
import './index.scss'

type CouponPreview = Extract<Previewed, { kind: 'coupon' }>

/** Not here or not now: why, what to tell the customer, and what does work. */
export function NotUsablePreview({
  preview,
  onChoose,
}: {
  preview: CouponPreview
  onChoose: (couponId: string) => void
}) {
  const { coupon, reason, others } = preview
  const { terms } = coupon
  const timeZone = useTimeZone()
  const now = serverNow()
  return (
    <VerdictPage
      title="核对这张券"
      tone="no"
      word="现在不能用"
      facts={reason?.message ?? ''}
      actions={
        <Button size="xl" onTap={goBack}>
          扫下一张
        </Button>
      }
    >
      <View className="stack preview-stack">
        <Advice
          label="可以这样告诉顾客"
          lines={[reason ? `${reason.message}，券还在您的券包里。` : '这张券现在用不了。']}
        />
        <KeyValues>
          <KeyValue label="这张券">{couponText(coupon)}</KeyValue>
          <KeyValue label="条件">{conditionWords(terms)}</KeyValue>
          {terms.times.length > 0 && <KeyValue label="可用时段">{timesWords(terms.times)}</KeyValue>}
          <KeyValue label="有效期">{`${deadlineWords(coupon.validToAt, now, timeZone)}前`}</KeyValue>
        </KeyValues>
        {others.length > 0 && (
          <Section title="顾客现在能用的">
            <View className="stack">
              {others.map(({ coupon: other }) => (
                <CouponTicket
                  key={other.id}
                  value={ticketValueOf(other.terms.benefit, other.usesLeft)}
                  condition={conditionWords(other.terms)}
                  name={other.terms.name}
                  meta={`${deadlineWords(other.validToAt, now, timeZone)}到期`}
                  state="usable"
                  action={{ label: '换用这张', onTap: () => onChoose(other.id), done: true }}
                />
              ))}
            </View>
          </Section>
        )}
      </View>
    </VerdictPage>
  )
}
