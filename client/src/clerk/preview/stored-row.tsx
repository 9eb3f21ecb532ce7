import type { CustomerView } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { KeyValue, KeyValues } from '../../components/key-value'
import { openPage } from '../../navigate'
import { type CustomerAtDesk, customerAtDesk } from '../desk/customer-at-desk'
import './index.scss'

/** What the customer holds, and the two things a counter does with it. */
export function StoredRow({
  code,
  storeId,
  customer,
  stored,
}: {
  code: string
  storeId: string
  customer: CustomerView
  stored: CustomerAtDesk['stored']
}) {
  const moved = customerAtDesk.use()
  const now = moved?.code === code ? moved.stored : stored
  const open = (kind: 'top-up' | 'spend') => {
    customerAtDesk.set({ code, storeId, customer, stored: now })
    openPage('clerkStored', { kind })
  }
  return (
    <>
      <KeyValues>
        <KeyValue label="储值余额">{amount(now.totalFen)}</KeyValue>
      </KeyValues>
      {customer.isMember && (
        <View className="bar-row">
          <Button id="open-top-up" kind="outline" size="xl" onTap={() => open('top-up')}>
            充值
          </Button>
          {now.totalFen > 0 && (
            <Button id="open-spend" kind="secondary" size="xl" onTap={() => open('spend')}>
              用余额付
            </Button>
          )}
        </View>
      )}
    </>
  )
}
