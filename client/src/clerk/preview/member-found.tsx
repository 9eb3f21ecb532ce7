import type { Previewed } from '@shared/contract/actions/clerk'
import { readCode } from '@shared/domain/codes/rotating'
import { integer } from '@shared/domain/money/display'
import { conditionWords } from '@shared/domain/wording/coupons'
import { deadlineWords } from '@shared/domain/wording/dates'
import { View } from '@tarojs/components'
import { serverNow } from '../../cloud/server-clock'
import { Button } from '../../components/button'
import { CouponTicket, ticketValueOf } from '../../components/coupon-ticket'
import { Empty } from '../../components/empty'
import { KeyValue, KeyValues } from '../../components/key-value'
import { Page } from '../../components/page'
import { Section } from '../../components/section'
import { goBack, openPage } from '../../navigate'
import { useTimeZone } from '../../theme/brand-theme'
import { memberAtDesk } from '../desk/member-at-desk'
import { isManager } from '../desk/role'
import { CustomerCard } from './customer-card'
import { StoredRow } from './stored-row'
import './index.scss'

type MemberPreview = Extract<Previewed, { kind: 'member' }>

/** A member code: who it is, the points, and the coupons that work here now. */
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
  const corrected = memberAtDesk.use()
  const points = corrected?.code === code ? corrected.points : found.points
  const read = readCode(code)
  const adjust = (cardNo: string) => {
    memberAtDesk.set({ code, cardNo, customer: found.customer, points })
    openPage('clerkAdjust')
  }
  return (
    <Page
      title="这位会员"
      back
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
        </KeyValues>
        {read?.kind === 'member' && isManager() && (
          <Button id="open-adjust" kind="text" onTap={() => adjust(read.cardNo)}>
            改积分
          </Button>
        )}
        {found.stored && (
          <StoredRow code={code} storeId={storeId} customer={found.customer} stored={found.stored} />
        )}
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
