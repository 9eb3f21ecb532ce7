import type { OrderPlaced } from '@shared/contract/actions/order'
import { useRef, useState } from 'react'
import { useCommand, type Wish } from '../../cloud/use-command'
import { requestPayment } from '../../device/request-payment'
import { replacePage } from '../../navigate'

/** Why no money was taken, in words; null while nothing went wrong. */
export type Unpaid = { fact: string; consequence: string } | null

const CANCELLED: Unpaid = { fact: '没有付款，没有扣你的钱。', consequence: '这一单还留着，可以再付。' }
const FAILED: Unpaid = {
  fact: '没能打开微信支付，没有扣你的钱。',
  consequence: '请再点一次，或到柜台付。',
}

/** Orders, pays, and lets the landing page find out the truth. The same basket is never ordered twice. */
export function usePayment() {
  const place = useCommand('order.place')
  const [paying, setPaying] = useState(false)
  const [unpaid, setUnpaid] = useState<Unpaid>(null)
  const open = useRef<{ wish: string; placed: OrderPlaced } | null>(null)

  const pay = async (wish: Wish<'order.place'>) => {
    setUnpaid(null)
    const key = JSON.stringify(wish)
    const placed = open.current?.wish === key ? open.current.placed : await order(wish)
    if (!placed) return
    open.current = { wish: key, placed }
    setPaying(true)
    const result = await requestPayment(placed.payment)
    setPaying(false)
    if (result === 'submitted') {
      replacePage('landing', { mchid: placed.mchid, outTradeNo: placed.outTradeNo })
      return
    }
    setUnpaid(result === 'cancelled' ? CANCELLED : FAILED)
  }
  const order = async (wish: Wish<'order.place'>): Promise<OrderPlaced | null> => {
    const answer = await place.run(wish)
    return answer?.ok ? answer.data : null
  }
  const trouble: Unpaid = place.failure ? { fact: place.failure.message, consequence: '' } : unpaid
  return { pay, pending: place.pending || paying, trouble }
}
