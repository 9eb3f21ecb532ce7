import type { CustomerView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { customerNote } from './customer-text'
import './customer-card.scss'

/** Whose coupon it is, masked: enough to greet, too little to copy. */
export function CustomerCard({ customer }: { customer: CustomerView }) {
  return (
    <Card className="customer-card">
      <Avatar name={customer.maskedName || '客'} size={40} />
      <View>
        <View className="customer-name">{customer.maskedName || '顾客'}</View>
        <View className="small ink-2">{customerNote(customer)}</View>
      </View>
    </Card>
  )
}
