import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { isManager } from '@/clerk/features/staff/role'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { openPage } from '@/navigate'
import './index.scss'

/**
 * What a counter does for the customer it has scanned: stored value first, then what is rarer; managers see
 * more.
 */
export function DeskActions({ desk }: { desk: CustomerAtDesk }) {
  const { stored, customer, cardNo, creditMostFen } = desk
  const manager = isManager()
  const money = (kind: string) => openPage('clerkStored', { kind })
  return (
    <>
      {stored && customer.isMember && (
        <View className="bar-row">
          <Button id="open-top-up" kind="outline" size="xl" onTap={() => money('top-up')}>
            充值
          </Button>
          {stored.totalFen > 0 && (
            <Button id="open-spend" kind="secondary" size="xl" onTap={() => money('spend')}>
              用余额付
            </Button>
          )}
        </View>
      )}
      {(creditMostFen > 0 || manager) && (
        <Cells>
          {creditMostFen > 0 && (
            <Cell
              id="open-credit"
              icon="receipt"
              title="补积分"
              note="收了现金或别的钱，积分记给顾客"
              onTap={() => openPage('clerkCredit')}
            />
          )}
          {manager && cardNo !== '' && (
            <Cell id="open-adjust" icon="renew" title="改积分" onTap={() => openPage('clerkAdjust')} />
          )}
          {manager && stored && stored.principalFen > 0 && (
            <Cell
              id="open-refund"
              icon="undo"
              title="退储值"
              note={`本金 ${amount(stored.principalFen)}`}
              onTap={() => money('refund')}
            />
          )}
        </Cells>
      )}
    </>
  )
}
