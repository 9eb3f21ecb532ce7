import type { StoredEntryView } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { useEffect } from 'react'
import { StatusBanner } from '@/components/status-banner'
import { openPayment, paymentKnown } from '@/features/order/open-payment'
import { openPage } from '@/navigate'

/** A top-up that is in the history has its outcome. */
const stands = (orderId: string, entries: readonly StoredEntryView[]) =>
  entries.some(({ id }) => id.startsWith(`${orderId}:`))

/** Forgets the top-up this phone waits for once it is in the history. */
export function useBookedTopUps(entries: readonly StoredEntryView[]): void {
  useEffect(() => {
    const open = openPayment()
    if (open && stands(open.orderId, entries)) paymentKnown(open.orderId)
  }, [entries])
}

/** A top-up that went to the cashier and was not seen again: looked at before another one begins. */
export function waitingTopUp(entries: readonly StoredEntryView[]) {
  const open = openPayment()
  if (!open?.topUp || stands(open.orderId, entries)) return null
  const { mchid, outTradeNo } = open
  return (
    <StatusBanner
      tone="warn"
      icon="clock"
      fact={`上一笔充值 ${amount(open.amountFen)} 还没看到结果`}
      consequence="付过的话会自己到账，不用再充"
      action={{ label: '看结果', onTap: () => openPage('landing', { mchid, outTradeNo }) }}
    />
  )
}
