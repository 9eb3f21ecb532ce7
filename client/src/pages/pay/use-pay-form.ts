import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { typedFen } from '@/components/keypad'
import { basketFen, currentBasket } from '@/features/order/basket'
import { usePayment } from '@/features/order/use-payment'

export type By = 'goods' | 'amount'

/** What is chosen and what it costs; an amount is paid from here, goods from the checkout. */
export function usePayForm(menu: OutputOf<'order.menu'> | undefined) {
  const [by, setBy] = useState<By>('goods')
  const basket = currentBasket.use()
  const [typed, setTyped] = useState('')
  const { pay, pending, trouble } = usePayment()
  const total = by === 'amount' ? typedFen(typed) : basketFen(basket, menu?.products ?? [])
  const run = () => {
    if (menu) void pay({ storeId: menu.store.id, what: { by: 'amount', amountFen: total } })
  }
  return {
    by,
    setBy,
    basket,
    setBasket: currentBasket.set,
    typed,
    setTyped,
    total,
    pending,
    trouble,
    run,
  }
}

export type PayForm = ReturnType<typeof usePayForm>
