import type { OrderPlaced } from '@shared/contract/actions/order'
import { amount } from '@shared/domain/money/display'
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { type CommandInput, useCommand } from '@/cloud/use-command'
import { openPage } from '@/navigate'
import { type OpenPayment, openPayment } from './open-payment'
import { payPlaced, type Unpaid } from './pay-placed'

/**
 * Orders, pays, and lets the landing page find out the truth. The same basket is never ordered twice, and
 * while the outcome of an earlier payment is open it is looked at first.
 */
export function usePayment(onSubmitted: () => void = () => undefined) {
  const place = useCommand('order.place')
  const [paying, setPaying] = useState(false)
  const [unpaid, setUnpaid] = useState<Unpaid | null>(null)
  // From the first tap until the cashier is gone, the question about an earlier payment included.
  const busy = useRef(false)
  const open = useRef<{ input: string; placed: OrderPlaced } | null>(null)

  const pay = async (input: CommandInput<'order.place'>) => {
    if (busy.current) return
    busy.current = true
    await payOnce(input).finally(() => {
      busy.current = false
    })
  }
  const payOnce = async (input: CommandInput<'order.place'>) => {
    setUnpaid(null)
    const key = JSON.stringify(input)
    const before = openPayment()
    if (before && before.orderId !== open.current?.placed.order.id && !(await payAnyway(before))) {
      openPage('landing', { mchid: before.mchid, outTradeNo: before.outTradeNo })
      return
    }
    const placed = open.current?.input === key ? open.current.placed : await order(input)
    if (!placed) return
    open.current = { input: key, placed }
    setPaying(true)
    const result = await payPlaced(placed)
    setPaying(false)
    setUnpaid(result)
    if (!result) onSubmitted()
  }
  const order = async (input: CommandInput<'order.place'>): Promise<OrderPlaced | null> => {
    const answer = await place.run(input)
    return answer?.ok ? answer.data : null
  }
  const trouble: Unpaid | null = place.failure ? { fact: place.failure.message, consequence: '' } : unpaid
  return { pay, pending: place.pending || paying, trouble, failure: place.failure, dismiss: place.dismiss }
}

async function payAnyway({ amountFen, topUp }: OpenPayment): Promise<boolean> {
  const { confirm } = await Taro.showModal({
    title: `上一笔${topUp ? '充值' : '付款'} ${amount(amountFen)} 还没看到结果`,
    content: '可能已经付了。先看一眼结果，不用付两次。',
    confirmText: '看结果',
    cancelText: topUp ? '再充一笔' : '再付一笔',
  })
  return !confirm
}
