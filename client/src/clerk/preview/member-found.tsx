import type { Previewed } from '@shared/contract/actions/clerk'
import { readCode } from '@shared/domain/codes/rotating'
import { amount, integer } from '@shared/domain/money/display'
import { conditionWords } from '@shared/domain/wording/coupons'
import { deadlineWords } from '@shared/domain/wording/dates'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { serverNow } from '../../cloud/server-clock'
import { Button } from '../../components/button'
import { CouponTicket, ticketValueOf } from '../../components/coupon-ticket'
import { Empty } from '../../components/empty'
import { KeyValue, KeyValues } from '../../components/key-value'
import { Page } from '../../components/page'
import { Section } from '../../components/section'
import { goBack } from '../../navigate'
import { useTimeZone } from '../../theme/brand-theme'
import { type CustomerAtDesk, customerAtDesk } from '../desk/customer-at-desk'
import { useUnansweredBanner } from '../desk/use-unanswered-banner'
import { CustomerCard } from './customer-card'
import { DeskActions } from './desk-actions'
import './index.scss'

type MemberPreview = Extract<Previewed, { kind: 'member' }>

/** A member code: who it is, what they hold, what a counter can do for them, and the coupons that work here now. */
export function MemberFound({
  found,
  code,
  storeId,
  onChoose,
}: {
  found: MemberPreview
  /** What was scanned. */
  code: string
  storeId: string
  onChoose: (couponId: string) => void
}) {
  const timeZone = useTimeZone()
  const now = serverNow()
  const desk = useDesk(found, code, storeId)
  const { points, stored } = desk
  const unanswered = useUnansweredBanner(found.customerId)
  return (
    <Page
      title="这位会员"
      back
      banner={unanswered}
      bar={
        <Button size="xl" onTap={goBack}>
          扫下一张
        </Button>
      }
    >
      <View className="stack">
        <CustomerCard customer={found.customer} />
        <KeyValues>
          <KeyValue label="可用积分">{integer(points.active)}</KeyValue>
          {points.debt > 0 && <KeyValue label="待还积分">{integer(points.debt)}</KeyValue>}
          {stored && <KeyValue label="储值余额">{amount(stored.totalFen)}</KeyValue>}
        </KeyValues>
        <DeskActions desk={desk} />
        <Section title="这家店现在能用的券" note={`${found.coupons.length} 张`}>
          {found.coupons.length === 0 ? (
            <Empty title="没有现在能用的券" lines={['照常收款，积分会自动到顾客账上。']} />
          ) : (
            <View className="stack">
              {found.coupons.map(({ coupon }) => (
                <CouponTicket
                  key={coupon.id}
                  value={ticketValueOf(coupon.terms.benefit, coupon.usesLeft)}
                  condition={conditionWords(coupon.terms)}
                  name={coupon.terms.name}
                  meta={`${deadlineWords(coupon.validToAt, now, timeZone)}到期`}
                  state="usable"
                  action={{ label: '用这张', onTap: () => onChoose(coupon.id) }}
                />
              ))}
            </View>
          )}
        </Section>
      </View>
    </Page>
  )
}

/** Puts whom the preview found at the desk; pages that serve them put new balances there. */
function useDesk(found: MemberPreview, code: string, storeId: string): CustomerAtDesk {
  const standing = customerAtDesk.use()
  useEffect(() => customerAtDesk.set(deskOf(found, code, storeId)), [found, code, storeId])
  return standing?.code === code ? standing : deskOf(found, code, storeId)
}

function deskOf(found: MemberPreview, code: string, storeId: string): CustomerAtDesk {
  const { customerId, ticket, customer, points, creditMostFen, stored } = found
  const read = readCode(code)
  const cardNo = read?.kind === 'member' ? read.cardNo : ''
  const desk = { code, storeId, customerId, ticket, cardNo, customer, points, creditMostFen }
  return stored ? { ...desk, stored } : desk
}
