import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { typedFen } from '@/components/keypad'
import { usePayment } from '@/features/order/use-payment'
import { type Basket, basketFen, basketLines } from './basket'

export type By = 'goods' | 'amount'

/** What is bought, what it costs, and paying it. */
export function usePayForm(menu: OutputOf<'order.menu'> | undefined) {
  const [by, setBy] = useState<By>('goods')
  const [basket, setBasket] = useState<Basket>({})
  const [typed, setTyped] = useState('')
  const { pay, pending, trouble } = usePayment()
  const total = by === 'amount' ? typedFen(typed) : basketFen(basket, menu?.products ?? [])
  const run = () => {
    if (!menu) return
    void pay({
      storeId: menu.store.id,
      what:
        by === 'amount'
          ? { by: 'amount', amountFen: total }
          : { by: 'goods', lines: basketLines(basket, menu.products) },
    })
  }
  return { by, setBy, basket, setBasket, typed, setTyped, total, pending, trouble, run }
}

export type PayForm = ReturnType<typeof usePayForm>
