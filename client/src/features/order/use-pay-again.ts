import { useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { call } from '@/cloud/call'
import { paymentKnown } from './open-payment'
import { payPlaced } from './pay-placed'

/**
 * Pays an order that exists: its own payment is asked for again, so there is never a second order. What came
 * of it the landing page finds out.
 */
export function usePayAgain(orderId: string, onChanged: () => void) {
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState('')
  const failed = (failure: Failure) => {
    setTrouble(failure.message)
    if (failure.kind === 'refused') onChanged()
  }
  const pay = async () => {
    if (pending) return
    setPending(true)
    setTrouble('')
    const answer = await call('order.pay', { orderId })
    if (!answer.ok) {
      setPending(false)
      failed(answer)
      return
    }
    const unpaid = await payPlaced(answer.data)
    setPending(false)
    if (unpaid) setTrouble(unpaid.fact)
  }
  const cancel = async () => {
    if (pending) return
    setPending(true)
    setTrouble('')
    const answer = await call('order.cancel', { orderId })
    setPending(false)
    if (answer.ok) paymentKnown(orderId)
    else setTrouble(answer.message)
    onChanged()
  }
  return { pay, cancel, pending, trouble }
}
