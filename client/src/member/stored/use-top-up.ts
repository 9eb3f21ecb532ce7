import type { Failure } from '@/cloud/answer'
import { useQuery } from '@/cloud/use-query'
import { atStore, useChosenStore } from '@/features/brand/chosen-store'
import type { Unpaid } from '@/features/order/pay-placed'
import { usePayment } from '@/features/order/use-payment'

export interface TopUp {
  /** Tops up by so many fen at the person's shop; without knowing the shop it is asked for again. */
  topUp: (fen: number) => void
  pending: string | false
  trouble: Unpaid | null
}

/** Topping up with WeChat Pay, for the shop that the person is in or chose. */
export function useTopUp(): TopUp {
  const shop = useQuery('order.menu', atStore(useChosenStore()))
  const { pay, pending, trouble } = usePayment()
  const topUp = (amountFen: number) => {
    if (shop.data) void pay({ storeId: shop.data.store.id, what: { by: 'top-up', amountFen } })
    else void shop.reload()
  }
  return {
    topUp,
    pending: pending ? '正在付款' : !shop.data && shop.loading && '正在打开',
    trouble: trouble ?? (shop.data ? null : notOpened(shop)),
  }
}

/** Without the shop there is no top-up: why, and that nothing was taken. */
const notOpened = ({
  failure,
  loading,
}: {
  failure: Failure | undefined
  loading: boolean
}): Unpaid | null =>
  failure && !loading ? { fact: failure.message, consequence: '没有扣你的钱，再点一次充值。' } : null
