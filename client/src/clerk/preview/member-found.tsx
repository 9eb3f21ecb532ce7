import type { Previewed } from '@shared/contract/actions/redemption'
import { readCode } from '@shared/domain/codes/rotating'
import { amount, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { usePendingCommandsBanner } from '@/clerk/components/use-pending-commands-banner'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { type CustomerAtDesk, customerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page } from '@/components/page'
import { goBack } from '@/navigate'
import { DeskActions } from './desk-actions'
import { UsableCoupons } from './usable-coupons'
import './index.scss'

type MemberPreview = Extract<Previewed, { kind: 'member' }>

/**
 * A member code: who it is, what they hold, what a counter can do for them, and the coupons that work here
 * now. Of a typed card, only who.
 */
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
  const desk = useDesk(found, code, storeId)
  const { points, stored } = desk
  const pendingBanner = usePendingCommandsBanner(found.customerId)
  return (
    <Page
      title="会员"
      back
      banner={pendingBanner}
      actions={
        <Button size="xl" onTap={goBack}>
          扫下一张
        </Button>
      }
    >
      <View className="stack">
        <CustomerCard customer={found.customer} />
        {points && (
          <KeyValues>
            <KeyValue label="可用积分">{integer(points.active)}</KeyValue>
            {points.debt > 0 && <KeyValue label="待还积分">{integer(points.debt)}</KeyValue>}
            {stored && <KeyValue label="储值余额">{amount(stored.totalFen)}</KeyValue>}
          </KeyValues>
        )}
        <DeskActions desk={desk} />
        {found.points === null ? (
          <View className="small ink-2">卡号是手输的，只能补记。用券、用余额，请扫顾客的会员码。</View>
        ) : (
          <UsableCoupons coupons={found.coupons.map(({ coupon }) => coupon)} onChoose={onChoose} />
        )}
      </View>
    </Page>
  )
}

/** Puts whom the preview found at the desk; pages that serve them put new balances there. */
function useDesk(found: MemberPreview, code: string, storeId: string): CustomerAtDesk {
  const existing = customerAtDesk.use()
  useEffect(() => customerAtDesk.set(deskOf(found, code, storeId)), [found, code, storeId])
  return existing?.code === code ? existing : deskOf(found, code, storeId)
}

function deskOf(found: MemberPreview, code: string, storeId: string): CustomerAtDesk {
  const { customerId, permit, customer, points, creditMostFen, stored } = found
  const read = readCode(code)
  const cardNo = read?.kind === 'member' ? read.cardNo : ''
  const desk = { code, storeId, customerId, permit, cardNo, customer, points, creditMostFen }
  return stored ? { ...desk, stored } : desk
}
