import { useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { call } from '@/cloud/call'
import { requestPayment } from '@/device/request-payment'
import { replacePage } from '@/navigate'
import { keepOpenPayment, paymentKnown } from './open-payment'

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
    const { order, mchid, outTradeNo, payment } = answer.data
    keepOpenPayment({
      orderId,
      mchid,
      outTradeNo,
      amountFen: order.amountFen,
      topUp: order.topUp !== undefined,
    })
    const result = await requestPayment(payment)
    setPending(false)
    if (result === 'submitted') {
      replacePage('landing', { mchid, outTradeNo })
      return
    }
    if (result === 'cancelled') paymentKnown(orderId)
    setTrouble(result === 'cancelled' ? '没有付款，没有扣你的钱。' : '没能打开微信支付，没有扣你的钱。')
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
